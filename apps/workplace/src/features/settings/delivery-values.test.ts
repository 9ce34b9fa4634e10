import { expect, test } from 'vitest'
import { readClock, readLimit, readPlaces, readWindows, windowsText } from './delivery-values.ts'

test('windows are typed as hours and keep their ids', () => {
  const before = [{ id: 'win_1', fromMinutes: 540, toMinutes: 720, capacityStops: 5 }]
  const windows = readWindows('9:00-12:00, 12–16', before)
  expect(windows).toEqual([before[0], { id: null, fromMinutes: 720, toMinutes: 960, capacityStops: null }])
  expect(windowsText(windows ?? [])).toBe('09:00-12:00, 12:00-16:00')
})

test.each(['', 'утром', '12-9', '9-25:00'])('«%s» is no window', (text) => {
  expect(readWindows(text, [])).toBeNull()
})

test('limits, times and places are read as people type them', () => {
  expect(['1 500', '', '-3', 'много'].map(readLimit)).toEqual([1500, null, undefined, undefined])
  expect(['18:00', '9', '25:00'].map(readClock)).toEqual([1080, 540, null])
  expect(readPlaces('Аксай; Калкаман,\nул. Саина')).toEqual(['Аксай', 'Калкаман', 'ул. Саина'])
})
