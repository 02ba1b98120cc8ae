export default async function stopPostgres() {
  await globalThis.privacyloketPostgres?.stop();
}
