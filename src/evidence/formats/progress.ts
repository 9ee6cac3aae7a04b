/** A parser that works without reading (a page of a PDF) says here that it is alive; the sandbox listens. */
let listener: (bytes: number) => void = () => {}

/** `bytes`: how many more bytes of the file on disk were read; 0: only a sign of life. */
export function markProgress(bytes = 0): void {
  listener(bytes)
}

export function onProgress(listen: (bytes: number) => void): void {
  listener = listen
}
