// Reads which letters a WOFF2 file holds. Only the character map is read; it is never stored transformed.
import { brotliDecompressSync } from 'node:zlib'

// The tables a WOFF2 directory names by number (WOFF2, section 5.1), as far as needed: 0 is the character map.
const CMAP = 0
const GLYF = 10
const LOCA = 11

/** The letters of `wanted` that none of the files holds. */
export function missing(files, wanted) {
  const held = files.map(letters)
  return [...wanted].filter((letter) => !held.some((holds) => holds(letter.codePointAt(0)))).join('')
}

function letters(file) {
  if (file.toString('latin1', 0, 4) !== 'wOF2') throw new Error('not a WOFF2 file')
  const tables = file.readUInt16BE(12)
  let at = 48
  const variable = () => {
    let value = 0
    for (;;) {
      const byte = file[at++]
      value = value * 128 + (byte & 0x7f)
      if (!(byte & 0x80)) return value
    }
  }
  let start = 0
  let found
  for (let table = 0; table < tables; table++) {
    const flags = file[at++]
    const kind = flags & 0x3f
    const transform = flags >> 6
    if (kind === 0x3f) at += 4
    const original = variable()
    const transformed = kind === GLYF || kind === LOCA ? transform !== 3 : transform !== 0
    const length = transformed ? variable() : original
    if (kind === CMAP) found = [start, length]
    start += length
  }
  if (!found) throw new Error('no character map')
  const data = brotliDecompressSync(file.subarray(at, at + file.readUInt32BE(20)))
  return read(data.subarray(found[0], found[0] + found[1]))
}

function read(map) {
  for (let table = 0; table < map.readUInt16BE(2); table++) {
    const at = map.readUInt32BE(4 + table * 8 + 4)
    const format = map.readUInt16BE(at)
    if (format === 4) {
      const twice = map.readUInt16BE(at + 6)
      return (code) => {
        for (let segment = 0; segment < twice; segment += 2) {
          if (code > map.readUInt16BE(at + 14 + segment)) continue
          const first = map.readUInt16BE(at + 16 + twice + segment)
          if (code < first) return false
          const delta = map.readUInt16BE(at + 16 + 2 * twice + segment)
          const offsetAt = at + 16 + 3 * twice + segment
          const offset = map.readUInt16BE(offsetAt)
          const glyph = offset === 0 ? (code + delta) & 0xffff : map.readUInt16BE(offsetAt + offset + 2 * (code - first))
          return glyph !== 0
        }
        return false
      }
    }
  }
  throw new Error('no character map of a kind that is read here')
}
