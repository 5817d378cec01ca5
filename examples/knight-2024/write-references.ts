import { writeFileSync } from 'node:fs'
import { referencesCsl, referencesRis } from './references-out.ts'

// Writes the reference list beside its source: node examples/knight-2024/write-references.ts
writeFileSync(new URL('references.ris', import.meta.url), referencesRis())
writeFileSync(new URL('references.csl.json', import.meta.url), referencesCsl())
