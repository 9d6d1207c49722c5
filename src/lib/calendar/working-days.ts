/** Days on which people are at work: when mail that asks for something goes out. */
import { type IsoDate, addDays, dayNumberOf, weekdayOf } from './copenhagen-time.ts';
import { isDayOff } from './holidays.ts';

/** Neither Saturday or Sunday nor a holiday. `halfHolidays` are half-official days off, "MM-DD". */
export function isWorkingDay(date: IsoDate, halfHolidays: readonly string[]): boolean {
	return weekdayOf(dayNumberOf(date)) <= 5 && !isDayOff(date, halfHolidays);
}

/** The day itself when it is a working day, else the nearest one before (`-1`) or after it (`1`). */
export function nearestWorkingDay(date: IsoDate, way: 1 | -1, halfHolidays: readonly string[]): IsoDate {
	let day = date;
	while (!isWorkingDay(day, halfHolidays)) day = addDays(day, way);
	return day;
}

/** The working day that comes `count` working days after the date. */
export function addWorkingDays(date: IsoDate, count: number, halfHolidays: readonly string[]): IsoDate {
	let day = date;
	for (let left = count; left > 0; left -= 1) day = nearestWorkingDay(addDays(day, 1), 1, halfHolidays);
	return day;
}
