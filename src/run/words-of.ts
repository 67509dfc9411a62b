/** One spelling for terms that have several, in names that are lower case already. */
const respellings: readonly (readonly [spelling: RegExp, term: string])[] = [
  [/(?<![a-z])(train|test|valid|val|eval)(loss|losses|acc|accs|accuracy|err|error)(?![a-z])/g, '$1 $2'],
  [/(?<![a-z])([tv])(loss|losses|acc|accs|accuracy)(?![a-z])/g, '$1 $2'],
  [/(?<![a-z])(train|test|valid|val)set(?![a-z])/g, '$1'],
  [/(?<![a-z])trl(?![a-z])/g, 'train loss'],
  [/(?<![a-z])tel(?![a-z])/g, 'test loss'],
  [/train_inner/g, 'train'],
  [/(loss(?:es)?|metrics)_distributed_fit/g, '$1 train'],
  [/(loss(?:es)?|metrics)_(?:centralized|distributed)/g, '$1 test'],
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

/** The terms of logs in other languages, of which some set no blanks between words. */
const foreign: typeof respellings = [
  [
    /(?<![a-z])(?:trainings|train)(?=verlust|genauigkeit)|entra[iî]nement|entrenamiento|treinamento/g,
    ' train ',
  ],
  [/(?<![a-z])(?:treino|apprentissage|addestramento)(?![a-z])/g, ' train '],
  [/(?<![a-z])(?:test(?=verlust|genauigkeit)|(?:prueba|teste)(?![a-z]))/g, ' test '],
  [/validierung(?:s(?=verlust|genauigkeit))?|validaci[oó]n|valida[cç][aã]o|validazione/g, ' val '],
  [/verlust|(?<![a-z])(?:perte|p[eé]rdida|perda|perdita)(?![a-z])/g, ' loss '],
  [/genauigkeit|précision|precisión|precisão|exactitude?(?![a-z])|acur[aá]cia|accuratezza/g, ' accuracy '],
  [/训练集?|訓練|学習(?!率)|훈련|학습(?!률)|обучени[еияю]/g, ' train '],
  [/测试集?|テスト|테스트|тест(?:овая|овый)?/g, ' test '],
  [/验证集?|検証|검증|валидаци[ияю]/g, ' val '],
  [/损失(?:值|函数)?|損失|손실|потер[ия]/g, ' loss '],
  [/准确[率度]|正确率|精度|正解率|정확도|точность/g, ' accuracy '],
  [/轮次|轮数|エポック|에포크|에폭/g, ' epoch '],
  [/步数|迭代次数|ステップ|스텝/g, ' step '],
  [/学习率|学習率|학습률/g, ' lr '],
];
const mayBeForeign =
  /[^ -~]|verlust|genauigkeit|perte|perd|exact|acura|accurat|validier|validaz|entr|trei|apprent|addestr|prueba|teste/;

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
  const terms = mayBeForeign.test(spaced) ? [...foreign, ...respellings] : respellings;
  const respelled = terms.reduce((text, [spelling, term]) => text.replaceAll(spelling, term), spaced);
  return respelled.match(wordOrNumber) ?? [];
}
