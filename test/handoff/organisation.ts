import type { Organisation } from '../../src/cases/organisation';

/** An organisation of no one. */
export const ORGANISATION: Organisation = {
  name: 'Voorbeeld Groep',
  short_name: 'VG',
  entities: [{ id: 'vg_holding', name: 'VG Holding nv' }],
  sites: [],
  clients: [
    { id: 'energie', name: 'Energie & Zonen <Voorbeeld>', aliases: [], campaigns: [], breach_hours: 24 },
    { id: 'telecom', name: 'Telecom Voorbeeld', aliases: [], campaigns: [] },
  ],
  dpo: {},
};
