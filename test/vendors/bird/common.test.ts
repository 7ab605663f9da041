import { vendorSuite } from '../common.case.ts'
import { birdCase } from './bird.case.ts'

vendorSuite(birdCase)
