import { relative } from 'node:path';
import type { Route } from '../assistant/route';
import type { Explanation } from '../policy/explain';
import type { Understanding } from '../policy/passage';
import type { Language } from '../texts/language';

export type Explained = {
  readonly language: Language;
  readonly route: Route;
  readonly understood: Understanding;
  readonly explanation: Explanation;
  /** Files are named from here. */
  readonly contentDir: string;
};

/** Why a message got its answer, for the owner of the content. In English, as all commands. */
export function explainLines({ language, route, understood, explanation, contentDir }: Explained): string[] {
  const { outcomes, kinds, hits, byWords, topics } = understood;
  const { nearest, unknownWords, concepts } = explanation;
  const wanted = route.kind === 'dialog' ? `${route.dialog}${route.right ? `, ${route.right}` : ''}` : route.kind;
  return [
    `language       ${language}`,
    `outcome        ${wanted} (${score(route.confidence)})`,
    `outcomes       ${outcomes.map(({ outcome, share }) => `${outcome} ${score(share)}`).join(', ')}`,
    ...(route.kind === 'dialog' && route.dialog === 'dsr'
      ? [`rights         ${kinds.map(({ name, share }) => `${name} ${score(share)}`).join(', ')}`]
      : []),
    ...titled(
      'passages',
      hits.map((hit) => `${score(hit.score)} ${hit.passage.id}, ${hit.fact ?? ''}`),
    ),
    ...titled(
      'by words',
      byWords.slice(0, 3).map((hit) => `${score(hit.score)} ${hit.passage.id}`),
    ),
    ...titled(
      'unanswered',
      topics.slice(0, 3).map(({ topic, share }) => `${score(share)} ${topic}`),
    ),
    ...titled(
      'nearest lines',
      nearest.map(
        ({ example, likeness }) =>
          `${score(likeness)} ${example.text} (${relative(contentDir, example.file)}:${example.line})`,
      ),
    ),
    `concepts       ${concepts.join(', ') || 'none'}`,
    `unknown words  ${unknownWords.join(', ') || 'none'}`,
  ];
}

function titled(title: string, lines: readonly string[]): string[] {
  return lines.map((line, index) => `${(index === 0 ? title : '').padEnd(15)}${line}`);
}

function score(share: number): string {
  return share.toFixed(2);
}
