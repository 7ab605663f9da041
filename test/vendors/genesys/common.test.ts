import { vendorSuite } from '../common.case.ts'
import { genesysCase } from './genesys.case.ts'

vendorSuite(genesysCase)
