import { expect, it } from 'vitest'
import { nameFromTitle } from '../../src/engine/vendor/vendor-name.ts'

it.each([
  ['Desks and Chairs API', 'desks-and-chairs-api'],
  ["Anna's Desks", 'anna-desks'],
  ['Café 24/7', 'cafe-24-7'],
  ['2FA Service', 'fa-service'],
  ['A reference of everything that can stand on a desk', 'a-reference-of-everything-that-can-stand'],
  ['東京', 'api'],
])('names the vendor of %s %s', (title, name) => {
  expect(nameFromTitle(title)).toBe(name)
})
