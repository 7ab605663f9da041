import { vendorSuite } from '../common.case.ts'
import { singularityCase } from './singularity.case.ts'

vendorSuite(singularityCase)
