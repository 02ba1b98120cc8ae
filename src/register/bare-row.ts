import { lastOf, settledAt } from './case-record';
import type { UnreadableRecord } from './case-record';
import { EMPTY, instantCell, textCell } from './cell';
import type { Cell } from './cell';
import type { Register, RegisterContext } from './columns';

/** The line of a case that cannot be decrypted: its number, state and dates; what its answers would say is empty. */
export function bareRow(record: UnreadableRecord, columns: Register['columns'], { t }: RegisterContext): Cell[] {
  const at = (event: string) => instantCell(lastOf(record, event));
  const known: Readonly<Record<string, Cell>> = {
    reference: textCell(record.reference),
    state: textCell(t(`register.states.${record.state}`)),
    reported_at: instantCell(record.filedAt),
    authority_part_1_at: at('authority_part_1'),
    authority_part_2_at: at('authority_part_2'),
    client_informed_at: at('client_informed'),
    people_informed_at: at('data_subjects_informed'),
    identity_checked_at: at('identity_checked'),
    forwarded_at: at('forwarded_to_client'),
    closed_at: instantCell(settledAt(record)),
    wiped_at: instantCell(record.wipedAt),
  };
  return columns.map(({ id }) => known[id] ?? EMPTY);
}
