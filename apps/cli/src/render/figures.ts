/** `91 %`; what is neither certain nor impossible never reads so. */
export function percent(probability: number): string {
  if (probability > 0.995) return '> 99 %';
  if (probability > 0 && probability < 0.005) return '< 1 %';
  return `${Math.round(probability * 100)} %`;
}

/** `1,204`. */
export function thousands(count: number): string {
  return count.toLocaleString('en-US');
}

/** Bytes as people say them: `214 KB`, `1.0 GB`, 1 KB being 1,024 bytes as in `ls -h`. */
export function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  const kilobytes = bytes / 1024;
  if (kilobytes < 1024) return `${Math.round(kilobytes)} KB`;
  const megabytes = kilobytes / 1024;
  return megabytes < 1024 ? `${megabytes.toFixed(1)} MB` : `${(megabytes / 1024).toFixed(1)} GB`;
}

/** `1 call`, `3 calls`, `2 deliveries`. */
export function counted(count: number, one: string, many: string = `${one}s`): string {
  return `${thousands(count)} ${count === 1 ? one : many}`;
}
