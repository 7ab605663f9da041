import { expect, test } from 'vitest'
import { nearest } from '../../src/engine/spec/nearest.ts'

const candidates = ['deleteDesk', 'getDesk', 'getDesks', 'listQueues']

test('returns the nearest candidates first, up to the given number', () => {
  expect(nearest('getDeks', candidates, 2)).toEqual(['getDesk', 'getDesks'])
  expect(nearest('getDesks', candidates, 9)).toEqual(['getDesks', 'getDesk', 'deleteDesk', 'listQueues'])
})

test('ignores case', () => {
  expect(nearest('LISTQUEUES', candidates, 1)).toEqual(['listQueues'])
})

test('keeps the order of candidates that are equally near', () => {
  expect(nearest('b', ['a', 'c', 'bb'], 3)).toEqual(['a', 'c', 'bb'])
})

test('returns nothing without candidates, and the shortest candidates for an empty word', () => {
  expect(nearest('getDesk', [], 3)).toEqual([])
  expect(nearest('', ['abc', 'ab', ''], 2)).toEqual(['', 'ab'])
})
