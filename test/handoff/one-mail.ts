import type { Mail } from '../../src/handoff/mail';

export const MAIL: Mail = {
  messageId: '<00000000-0000-4000-8000-000000000001.1.token@example.test>',
  from: 'Privacyloket <privacyloket@example.test>',
  to: 'dpo@example.test',
  replyTo: 'privacyloket+token@example.test',
  subject: '[DATALEK?] INC-2026-000001 | VG zelf | phishing | 72u: ma 23/11/2026 16:40',
  headers: { 'X-Privacyloket-Case': 'INC-2026-000001', 'Auto-Submitted': 'auto-generated', Importance: 'high' },
  text: 'Vermoedelijk datalek INC-2026-000001\n\nÉén regel, met accenten.\n',
  html: '<!doctype html><p>Vermoedelijk datalek</p>',
  attachments: [{ filename: 'INC-2026-000001-v1.json', contentType: 'application/json', content: '{"a":"é"}\n' }],
};
