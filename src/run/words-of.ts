/** One spelling for terms that have several, in names that are lower case already. */
const respellings: readonly (readonly [spelling: RegExp, term: string])[] = [
  [/(?<![a-z])(train|test|valid|val|eval)(loss|losses|acc|accs|accuracy|err|error)(?![a-z])/g, '$1 $2'],
  [/(?<![a-z])(train|test|valid|val)set(?![a-z])/g, '$1'],
  [/(?<![a-z])trl(?![a-z])/g, 'train loss'],
  [/(?<![a-z])tel(?![a-z])/g, 'test loss'],
  [/train_inner/g, 'train'],
  [/held[-_ ]out/g, 'heldout'],
  [/(?<![a-z])out[-_ ]of[-_ ]sample/g, 'test'],
  [/(?<![a-z])in[-_ ]sample/g, 'train'],
  [/(?<![a-z])out[-_ ](?:of[-_ ])?dist(?:ribution)?(?![a-z])/g, 'ood'],
  [/(?<![a-z])in[-_ ]dist(?:ribution)?(?![a-z])/g, 'id'],
  [/top[-_ @]?([15])\b|(?:acc(?:uracy)?|prec(?:ision)?)[-_ ]?(?:@|at[-_ ])([15])\b/g, 'top$1$2'],
  [/cross[-_ ]?entropy/g, 'crossentropy'],
  [/wnorm|\|\|?(?:w|theta|θ)\|\|?(?:_?2)?/g, 'weight norm'],
  [/gnorm/g, 'grad norm'],
  [/rm ?s ?prop/g, 'rmsprop'],
];

/** The terms of logs in Chinese, Japanese and Korean, which set no blanks between words or few. */
const eastAsian: typeof respellings = [
  [/学习率|学習率|학습률/g, ' lr '],
  [/训练集?|訓練|学習|훈련|학습/g, ' train '],
  [/测试集?|テスト|테스트|시험/g, ' test '],
  [/验证集?|検証|검증/g, ' val '],
  [/损失(?:值|函数)?|損失|손실/g, ' loss '],
  [/轮次|轮数|エポック|에포크|에폭/g, ' epoch '],
  [/步数|迭代次数|ステップ|스텝/g, ' step '],
  [/准确[率度]|正确率|正解率|精度|정확도/g, ' accuracy '],
];
const eastAsianScript = /[\p{Script=Han}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Words of logs in Spanish, Portuguese, French, Italian and German, without their accents. */
const translations: ReadonlyMap<string, string> = new Map(
  Object.entries({
    train: 'entrenamiento treino treinamento entrainement apprentissage addestramento',
    test: 'prueba teste',
    val: 'validacion validacao validazione validierung',
    loss: 'perdida perda perte perdita verlust',
    accuracy: 'exactitud acuracia exactitude accuratezza genauigkeit',
    epoch: 'epoca epocas epoque epoche epochen',
  }).flatMap(([term, words]) => words.split(' ').map((word) => [word, term] as const)),
);

const wordOrNumber = /[a-z]*\d+(?:\.\d+)*|[a-z]+/g;

/**
 * The words of a name, set apart by case or punctuation, in lower case and in one spelling. Digits belong to the word
 * before them.
 *
 * @example
 * wordsOf('trainLoss_wd0.1') // => ['train', 'loss', 'wd0.1']
 * wordsOf('Held-out acc@1 (%)') // => ['heldout', 'top1']
 */
export function wordsOf(name: string): string[] {
  const spaced = name
    .replaceAll('mAP', 'map')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase();
  const plain = /[à-ÿ]/.test(spaced) ? spaced.normalize('NFD').replaceAll(/\p{M}/gu, '') : spaced;
  const terms = eastAsianScript.test(plain) ? [...respellings, ...eastAsian] : respellings;
  const respelled = terms.reduce((text, [spelling, term]) => text.replaceAll(spelling, term), plain);
  return (respelled.match(wordOrNumber) ?? []).map((word) => translations.get(word) ?? word);
}
