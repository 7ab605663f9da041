import { vendorSuite } from '../common.case.ts'
import { koreCase } from './kore.case.ts'

vendorSuite(koreCase)
