/** Ends what the set-up started, in the same process; a server from MONGODB_URI stays as it is. */
export default async function tearDown() {
  await globalThis.stopTestDatabase?.();
}
