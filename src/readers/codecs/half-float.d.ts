/** The number that the 16 bits of an IEEE 754 binary16 stand for. */
export declare function halfFloat(bits: number): number;

/** The number that the 16 bits of a bfloat16, the upper half of a float32, stand for. */
export declare function brainFloat(bits: number): number;
