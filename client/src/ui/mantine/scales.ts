import type { MantineColorsTuple } from '@mantine/core';

/** Ten shades from lightest to darkest, built in OKLCH; Mantine's parts take theirs from here. */
export const crust: MantineColorsTuple = [
  '#fdf7ee',
  '#faebd5',
  '#f9d9ae',
  '#f4c284',
  '#eaa85b',
  '#d78d39',
  '#bb7227',
  '#9b591d',
  '#7c4619',
  '#5d3415',
];

export const stone: MantineColorsTuple = [
  '#fbfaf7',
  '#f7f4f0',
  '#edeae5',
  '#dfdbd4',
  '#c2bdb5',
  '#928b83',
  '#6d665f',
  '#554e48',
  '#322d28',
  '#1f1b18',
];

export const green: MantineColorsTuple = [
  '#f1faf2',
  '#def4e0',
  '#c2e8c6',
  '#a0d8a7',
  '#7fc088',
  '#61a46c',
  '#4b8956',
  '#396e42',
  '#2c5733',
  '#204026',
];

export const blue: MantineColorsTuple = [
  '#f2f8fd',
  '#e1effd',
  '#c8e1fa',
  '#a8cff5',
  '#83b6e8',
  '#5d9ad3',
  '#3f80bb',
  '#28679d',
  '#1c517f',
  '#143d60',
];

export const red: MantineColorsTuple = [
  '#fff4f3',
  '#ffe5e1',
  '#ffcec9',
  '#fbafa7',
  '#f18c83',
  '#e16a60',
  '#ca4f47',
  '#ab3a31',
  '#892e27',
  '#67241e',
];

export const grey: MantineColorsTuple = [
  '#f9f8f8',
  '#f2f1f0',
  '#e6e4e2',
  '#d5d4d2',
  '#b9b7b5',
  '#918f8c',
  '#767472',
  '#5b5957',
  '#444240',
  '#2f2e2c',
];

/** From light text to dark ground, as Mantine expects of `dark`; it paints the body with the eighth. */
export const darkStone: MantineColorsTuple = [
  '#f0ebe4',
  '#ada49a',
  '#857b71',
  '#544c45',
  '#352f2a',
  '#2a2521',
  '#1f1b18',
  '#171412',
  '#13100e',
  '#1b1107',
];
