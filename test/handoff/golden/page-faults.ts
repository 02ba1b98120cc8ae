/**
 * What keeps a person from reading the page that the browser shows; empty when nothing does. Runs inside the page: it
 * uses nothing from outside its own body. Contrast as in WCAG 2.2, 1.4.3: 4.5 for text of any size.
 */
export function faultsOnPage(): string[] {
  const LEAST_CONTRAST = 4.5;
  /** Letters may stand a little out of their line: `overlap` begins beyond this, in CSS pixels. */
  const SLACK = 2;

  const directText = (element: Element) =>
    [...element.childNodes].filter(
      (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
    );
  const texts = [...document.body.querySelectorAll('*')]
    .filter((element) => element.tagName !== 'SCRIPT')
    .flatMap((element) => directText(element).map((node) => ({ element, node })))
    .map(({ element, node }) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return { element, text: (node.textContent ?? '').trim().slice(0, 30), boxes: [...range.getClientRects()] };
    });

  const channels = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (color: string) => {
    const [red = 0, green = 0, blue = 0] = channels(color).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const background = (element: Element): string => {
    const color = getComputedStyle(element).backgroundColor;
    const isClear = channels(color)[3] === 0;
    if (!isClear) return color;
    return element.parentElement ? background(element.parentElement) : 'rgb(255, 255, 255)';
  };
  const contrast = (element: Element) => {
    const pair = [luminance(getComputedStyle(element).color), luminance(background(element))].sort((a, b) => a - b);
    return ((pair[1] ?? 0) + 0.05) / ((pair[0] ?? 0) + 0.05);
  };
  const overlaps = (one: DOMRect, other: DOMRect) =>
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > SLACK &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > SLACK;

  const width = document.documentElement.clientWidth;
  const scrolls = document.documentElement.scrollWidth > width ? ['the page is wider than the screen'] : [];
  const wide = texts
    .filter(({ boxes }) => boxes.some(({ left, right }) => left < 0 || right > width + 1))
    .map(({ text }) => `wider than the screen: ${text}`);
  const cut = texts
    .filter(
      ({ element }) => getComputedStyle(element).overflowX !== 'visible' && element.scrollWidth > element.clientWidth,
    )
    .map(({ text }) => `cut off: ${text}`);
  const pale = texts
    .filter(({ element }) => contrast(element) < LEAST_CONTRAST)
    .map(({ element, text }) => `contrast ${contrast(element).toFixed(2)}: ${text}`);
  const covered = texts.flatMap((one, index) =>
    texts
      .slice(index + 1)
      .filter((other) => one.boxes.some((box) => other.boxes.some((another) => overlaps(box, another))))
      .map((other) => `overlap: ${one.text} and ${other.text}`),
  );
  const active = [...document.querySelectorAll('*')]
    .filter(
      ({ tagName, attributes }) => tagName === 'SCRIPT' || [...attributes].some(({ name }) => name.startsWith('on')),
    )
    .map(({ tagName }) => `script: ${tagName}`);
  return [...scrolls, ...wide, ...cut, ...pale, ...covered, ...active];
}
