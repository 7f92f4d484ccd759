// Lazy members are made once, when somebody asks, and are like any others.
import { expect, it } from 'vitest';
import { lazily } from '../../src/catalog/lazy.ts';

it('a lazy member is made when it is first asked for, and once', () => {
  const made: string[] = [];
  const make = (name: string) => () => {
    made.push(name);
    return [name];
  };
  const object = lazily<{ readonly one: string[]; readonly two: string[] }>({
    one: make('one'),
    two: make('two'),
  });
  expect(made).toEqual([]);
  expect(object.two).toBe(object.two);
  expect(made).toEqual(['two']);
  expect({ ...object }).toEqual({ one: ['one'], two: ['two'] });
  expect(made).toEqual(['two', 'one']);
});
