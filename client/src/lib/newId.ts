/** An id of 24 hexadecimal digits, as the server makes them; also where the page came over plain http. */
export const newId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(12))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
