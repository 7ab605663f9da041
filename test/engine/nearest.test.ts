import { expect, test } from 'vitest'
import { nearest } from '../../src/engine/spec/nearest.ts'

const candidates = ['deleteDesk', 'getDesk', 'getDesks', 'listQueues']

test('the nearest come first, and no more than are asked for', () => {
  expect(nearest('getDeks', candidates, 2)).toEqual(['getDesk', 'getDesks'])
  expect(nearest('getDesks', candidates, 9)).toEqual(['getDesks', 'getDesk', 'deleteDesk', 'listQueues'])
})

test('capitals do not count', () => {
  expect(nearest('LISTQUEUES', candidates, 1)).toEqual(['listQueues'])
})

test('of two as near the one that was named first comes first', () => {
  expect(nearest('b', ['a', 'c', 'bb'], 3)).toEqual(['a', 'c', 'bb'])
})

test('nothing is near where there is nothing, and an empty word is nearest to the shortest', () => {
  expect(nearest('getDesk', [], 3)).toEqual([])
  expect(nearest('', ['abc', 'ab', ''], 2)).toEqual(['', 'ab'])
})
