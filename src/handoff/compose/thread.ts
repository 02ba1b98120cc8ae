import type { Case } from '../../cases/case';
import type { Mail } from '../mail';

/** Message-IDs of a version and of those before it, so that mail programs show them as one conversation. */
export function threadOf(filed: Case, domain: string): Pick<Mail, 'messageId' | 'inReplyTo' | 'references'> {
  const { id, version, messageToken, earlierTokens } = filed;
  const first = version - earlierTokens.length;
  const idOf = (token: string, number: number) => `<${id}.${number}.${token}@${domain}>`;
  const earlier = earlierTokens.map((token, index) => idOf(token, first + index));
  const last = earlier.at(-1);
  return {
    messageId: idOf(messageToken, version),
    ...(last === undefined ? {} : { inReplyTo: last, references: earlier.join(' ') }),
  };
}
