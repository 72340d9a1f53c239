/** A version 7 UUID: milliseconds first, so that the server's index grows at its end. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const random = (BigInt(bytes[6] & 15) << 8n) | BigInt(bytes[7]);
  new DataView(bytes.buffer).setBigUint64(0, (BigInt(Date.now()) << 16n) | 0x7000n | random);
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
