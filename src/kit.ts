export { emulate } from './emulator/emulator.ts'
