/** The part of tesseract.js-core that we drive: Tesseract's own API, compiled to WebAssembly, without the worker threads and downloads around it. */
declare module 'tesseract.js-core/tesseract-core-simd-lstm.js' {
  export type TesseractApi = {
    /** 0: ready. Engine 1: LSTM. */
    Init(dataPath: string, language: string, engine: number): number
    SetVariable(name: string, value: string): boolean
    SetPageSegMode(mode: number): void
    /** Reads `/input`. `angle` in radians, counter-clockwise. 0: read. */
    SetImageFile(exifOrientation: number, angle: number): number
    /** 0: done. */
    Recognize(monitor: null): number
    GetUTF8Text(): string
    /** Percent. */
    MeanTextConf(): number
    Clear(): void
  }
  export type TesseractCore = { FS: { writeFile(path: string, bytes: Uint8Array): void; unlink(path: string): void }; TessBaseAPI: new () => TesseractApi }
  const load: (options: { print(text: string): void; printErr(text: string): void }) => Promise<TesseractCore>
  export default load
}
