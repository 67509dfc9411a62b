/** Runs of carriage returns as the fuzz found them: YAML's parser takes hours over these 20 kB. */
export function slowYaml(): string {
  const [one, two, three] = [4777, 13_251, 1972].map((count) => '\r'.repeat(count));
  const middle = 'och": 39.0, "train_loss": 0.04, '.repeat(80);
  return `lr:${one}${'|'.repeat(20)}${two}${middle}${three} 0.02\nopt: sgd\n`;
}
