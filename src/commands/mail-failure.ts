import type { MailboxSettings } from '../handoff/answers/open-mailbox';
import { failureOf } from '../handoff/outbox/failure';
import type { RoadSettings } from '../handoff/roads/open-road';
import { troubleOf } from '../handoff/roads/trouble';
import type { Step, Trouble } from '../handoff/roads/trouble';
import { printable } from './plain-table';

/** `response`: the words of the server, or of the system when no server spoke. Printed here, and nowhere logged. */
export type Failed = Omit<Trouble, 'response'> & { readonly code: string | number; readonly response?: string };

const GRAPH_HOST = 'graph.microsoft.com';

type Way = RoadSettings | MailboxSettings;

/** `step`: where it failed, when nothing nearer says so. */
export function failed(error: unknown, step: Step, way: Way): Failed {
  const { code } = failureOf(error);
  const { response = ownWords(error), ...trouble } = troubleOf(error);
  const host = way.kind === 'graph' ? GRAPH_HOST : way.host;
  const words =
    response === undefined || response === code ? {} : { response: printable(withoutSecrets(response, way)) };
  return { step, host, ...trouble, code, ...words };
}

function ownWords(error: unknown): string | undefined {
  const { response, message } = error as { response?: unknown; message?: unknown };
  return [response, message].find((words) => typeof words === 'string');
}

/** A JSON Web Token, `user=…` of XOAUTH2 in base64, or whatever else is as long as none but a token is. */
const TOKEN = /\beyJ[\w-]+(?:\.[\w-]+)*|\bdXNlcj[01][\w+/=]*|[\w+/=.-]{100,}/g;

/** Servers repeat what they were sent. */
function withoutSecrets(words: string, way: Way): string {
  return secretsOf(way).reduce((text, secret) => text.replaceAll(secret, '***'), words.replace(TOKEN, '***'));
}

function secretsOf(way: Way): string[] {
  const login = way.kind === 'graph' ? way : way.login;
  if (login && 'password' in login) {
    const sent = [login.password, `\0${login.user}\0${login.password}`];
    return [login.password, ...sent.map((text) => Buffer.from(text).toString('base64'))].filter(Boolean);
  }
  return login?.credential.kind === 'secret' ? [login.credential.secret] : [];
}
