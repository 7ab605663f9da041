import { vendorSuite } from '../../src/adapters/vendor-suite.ts'
import { BOARDS, vendorOfText } from '../specs/runtime/load.ts'
import { desks } from './desks.ts'

vendorSuite({ vendor: desks })
vendorSuite({ vendor: await vendorOfText(BOARDS) })
