/** The case is not this person's, or there is none (any more). */
export class NoSuchCase extends Error {
  constructor() {
    super('No such case of this person');
    this.name = 'NoSuchCase';
  }
}
