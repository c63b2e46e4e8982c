import type { Rule } from '../rule.ts';
import type { Step } from '../step.ts';

/** Stems, as the text reads without accents; in scripts without spaces there are no ends of words to look for. */
const stems = (alternatives: string): Step => ({
  source: `(?<![\\p{L}])(?:${alternatives})\\p{L}{0,12}`,
  flags: 'giu',
});
const signs = (alternatives: string): Step => ({ source: alternatives, flags: 'gu' });

const IGNORE_ELSEWHERE =
  'ignoriere|ignorieren|vergiss|vergessen sie|missacht|beachte nicht|ignora[dr]?|ignoren|ignorez|ignorez|ignorer|olvid|haz caso omiso|oubli|ne tene?z pas compte|ne tiens pas compte|dimentica|trascura|esquec|desconsider|negeer|vergeet|zignoruj|ignoruj|zapomnij|abaikan|lupakan|bo qua|yok say|unut|goz ardi|gormezden|игнорир|проигнорир|забуд|пренебре|ігнор|تجاهل|انس[ىي]?|सभी पिछले|अनदेखा|भूल';
const ORDERS_ELSEWHERE =
  'anweisung|instruktion|regeln|reglas|regole|regras|regles|правил|vorgabe|befehle|instrucci|instruccion|indicaci|ordenes|consigne|directive|istruzion|indicazion|instruco|instruca|orientac|ordens|instructies|opdracht|aanwijzing|instrukcj|polecen|instruksi|perintah|petunjuk|huong dan|chi dan|talimat|komut|инструкц|указани|команд|інструкц|(?:ال)?تعليمات|(?:ال)?أوامر|निर्देश|आदेश';

export const language: readonly Rule[] = [
  {
    id: 'language.ignore_instructions',
    class: 'language',
    severity: 'critical',
    means: 'Tells the agent, in another language, to drop the instructions it has.',
    pattern: {
      steps: [stems(IGNORE_ELSEWHERE), stems(ORDERS_ELSEWHERE)],
      within: 40,
      eitherWay: true,
    },
  },
  {
    id: 'language.ignore_instructions_unspaced',
    class: 'language',
    severity: 'critical',
    means:
      'Tells the agent, in Chinese, Japanese, Korean or Thai, to drop the instructions it has.',
    pattern: {
      steps: [
        signs('忽略|无视|無視|忘记|忘記|忘れ|不要理会|不理会|무시|잊어|잊으|เพิกเฉย|ละเว้น'),
        signs('指令|指示|命令|プロンプト|提示词|提示詞|规则|지시|명령|지침|프롬프트|คำสั่ง'),
      ],
      within: 16,
      eitherWay: true,
    },
  },
  {
    id: 'language.send_out',
    class: 'language',
    severity: 'high',
    means: 'Asks, in another language, to send something to an address.',
    pattern: {
      steps: [
        stems(
          'envia|envie[zn]?|envoye[zr]?|schick|sende|invia|inviate|verstuur|stuur|wyslij|otprav|отправ|надішл|gonder|kirim|发送|發送|送信|보내',
        ),
        /[\w.+-]{1,64}@[\w-]{1,63}\.\w|https?:\/\//g,
      ],
      within: 60,
    },
  },
];
