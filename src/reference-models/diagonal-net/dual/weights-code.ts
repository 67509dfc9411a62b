import {
  absoluteF64x2,
  add,
  advance,
  andV128,
  assemble,
  type Code,
  divideF64x2,
  f64x2Constant,
  getLocal,
  greatestF64x2,
  i32Constant,
  leastF64x2,
  load,
  multiplyF64x2,
  orV128,
  repeatWhileBelow,
  setLocal,
  shiftLeft,
  store,
  subtractF64x2,
  valueType,
} from '../../../util/wasm/assembler.js';

/** Adding it to a number below 2^51 leaves the number's integer part in the low bits. */
const integerShift = 1.5 * 2 ** 52;
/** ln 2 in two parts, the first of few bits (fdlibm, e_exp.c). */
const ln2High = 6.9314718036912381649e-1;
const ln2Low = 1.90821492927058770002e-10;

/**
 * `weigh(exponents, weights, parameters, end)`: w = 2^c · q · (e^x − e^−x), two at a time, `parameters` = (c, q, 2^c).
 *
 * With |x| = k ln 2 + r: p = 2^c (e^|x| − 1) = 2^(k+c) (e^r − 1) + (2^(k+c) − 2^c), and
 * 2^c (e^|x| − e^−|x|) = p + 2^c p / (p + 2^c). Nothing cancels for small x, and 2^k is never formed, so that large x
 * with small 2^c do not overflow.
 */
export function weightsCode(): Uint8Array {
  const exponents = 0;
  const weights = 1;
  const parameters = 2;
  const end = 3;
  const [power, factor, unit] = [4, 5, 6];
  const [x, size, integer, rest, square, scaled, sum] = [7, 8, 9, 10, 11, 12, 13];

  const reduce: Code = [
    [getLocal(exponents), load.f64x2(0), setLocal(x)],
    [getLocal(x), absoluteF64x2, setLocal(size)],
    [getLocal(size), f64x2Constant(Math.LOG2E), multiplyF64x2, f64x2Constant(integerShift), add.f64x2],
    [f64x2Constant(integerShift), subtractF64x2, setLocal(integer)],
    [getLocal(size), getLocal(integer), f64x2Constant(ln2High), multiplyF64x2, subtractF64x2],
    [getLocal(integer), f64x2Constant(ln2Low), multiplyF64x2, subtractF64x2, setLocal(rest)],
  ];
  /** 2^(k + c), held within the range of normal numbers. */
  const scale: Code = [
    [getLocal(integer), getLocal(power), add.f64x2],
    [f64x2Constant(-1022), greatestF64x2, f64x2Constant(1023), leastF64x2],
    [f64x2Constant(integerShift + 1023), add.f64x2],
    [i32Constant(52), shiftLeft.i64x2, setLocal(scaled)],
  ];
  /** 1/first! + r²/(first + 2)! + … + r^(last − first)/last! */
  const everySecondTerm = (first: number, last: number): Code =>
    first === last
      ? f64x2Constant(1 / factorial(last))
      : [
          [everySecondTerm(first + 2, last), getLocal(square), multiplyF64x2],
          [f64x2Constant(1 / factorial(first)), add.f64x2],
        ];
  /** e^r − 1 = r (Σ r^2i / (2i + 1)! + r Σ r^2i / (2i + 2)!), its Taylor series: two chains that overlap. */
  const polynomial: Code = [
    [getLocal(rest), getLocal(rest), multiplyF64x2, setLocal(square)],
    [everySecondTerm(1, 13), everySecondTerm(2, 12), getLocal(rest), multiplyF64x2, add.f64x2],
    [getLocal(rest), multiplyF64x2],
  ];
  const combine: Code = [
    [getLocal(scaled), polynomial, multiplyF64x2],
    [getLocal(scaled), getLocal(unit), subtractF64x2, add.f64x2, setLocal(sum)],
    [getLocal(sum), getLocal(sum), getLocal(unit), add.f64x2, divideF64x2],
    [getLocal(unit), multiplyF64x2, getLocal(sum), add.f64x2, getLocal(factor), multiplyF64x2],
  ];
  const withSign: Code = [getLocal(x), f64x2Constant(-0), andV128, orV128];

  return assemble([
    {
      name: 'weigh',
      parameters: 4,
      returnsI32: false,
      locals: Array.from({ length: 10 }, () => valueType.v128),
      body: [
        [power, factor, unit].map((local, index) => [
          [getLocal(parameters), load.f64x2Splat(8 * index)],
          setLocal(local),
        ]),
        repeatWhileBelow(weights, end, [
          [reduce, scale],
          [getLocal(weights), combine, withSign, store.f64x2(0)],
          [advance(exponents, 16), advance(weights, 16)],
        ]),
      ],
    },
  ]);
}

function factorial(n: number): number {
  return n <= 1 ? 1 : n * factorial(n - 1);
}
