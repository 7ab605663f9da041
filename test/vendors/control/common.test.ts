import { vendorSuite } from '../common.case.ts'
import { controlCase } from './control.case.ts'

vendorSuite(controlCase)
