import type { Phrases } from '../phrase-table.ts'

const tr: Phrases = {
  open: [
    '{name} ile tanışın.',
    'Karşınızda {name}: sade, kullanışlı ve kolayca sevilen.',
    'Kendinize ya da sevdiklerinize küçük bir mutluluk: {name}.',
    'Bazı şeyler yerini sessizce bulur. {name} da onlardan biri.'
  ],
  openBrand: ['{brand} imzasıyla: {name}.', '{brand} sunar: {name}.'],
  openCollection: ['{collection} koleksiyonumuzdan: {name}.', '{collection} koleksiyonumuz için seçtik: {name}.'],
  options: ['{option} seçenekleri: {choices}.', 'Size uyanı seçin – {option}: {choices}.'],
  close: [
    'Kendiniz için özenli bir seçim, hediye için güzel bir fikir.',
    'Seçmesi kolay, sevmesi kolay.',
    'Sorunuz mu var? Size yardımcı olmaktan memnuniyet duyarız.',
    'Acele etmeyin, size uyanı seçin.'
  ],
  about: [
    'Kendiniz için ya da hediye olarak: seçmesi de sevmesi de kolay.',
    'Sade, özenli ve siz hazır olduğunuzda hazır.'
  ],
  titleBrand: '{brand} {name}',
  tagline: ['Bizim Seçimimiz', 'Sade ve Güzel', 'Keşfetmeye Değer', 'Her Gün İçin'],
  searchTail: ['Burada Keşfedin', 'Online Sipariş', 'Tüm Ayrıntılar'],
  searchOpen: ['{name} ile tanışın.', '{name} için online sipariş verin.', '{name} mi arıyorsunuz? Doğru yerdesiniz.'],
  searchClose: ['Tüm ayrıntıları görün ve online sipariş verin.', 'Mağazamızda keşfedin.'],
  alt: ['Ürün fotoğrafı: {name}.', 'Mağazamızdan bir görünüm: {name}.'],
  altBrand: ['Ürün fotoğrafı: {brand}, {name}.'],
  ribbon: ['Seçimimiz', 'Öne çıkan', 'Önerilen', 'Hediye fikri'],
  or: 'veya'
}

const he: Phrases = {
  open: [
    'הכירו את {name}.',
    'קבלו את {name}: פשוט, שימושי וקל לאהוב.',
    'יש דברים שמוצאים את מקומם בשקט. אחד מהם: {name}.',
    'פנקו את עצמכם, או מישהו שאתם אוהבים, עם {name}.'
  ],
  openBrand: ['מבית {brand}: {name}.', 'הכירו את {name} מבית {brand}.'],
  openCollection: ['מתוך קולקציית {collection} שלנו: {name}.', 'נבחר במיוחד לקולקציית {collection} שלנו: {name}.'],
  options: ['{option} לבחירה: {choices}.', 'בחרו מה שמתאים לכם – {option}: {choices}.'],
  close: [
    'בחירה טובה בשבילכם, ורעיון יפה למתנה.',
    'קל לבחור, קל לאהוב.',
    'יש לכם שאלה? נשמח לעזור.',
    'קחו את הזמן ובחרו מה שמתאים לכם.'
  ],
  about: ['קל לבחור וקל לאהוב, לעצמכם או כמתנה.', 'רעיון פשוט ומוקפד, מתי שנוח לכם.'],
  titleBrand: '{name} מבית {brand}',
  tagline: ['הבחירה שלנו', 'פשוט טוב', 'שווה מבט נוסף', 'לכל יום'],
  searchTail: ['גלו כאן', 'הזמינו אונליין', 'כל הפרטים'],
  searchOpen: ['הכירו את {name}.', 'הזמינו את {name} אונליין.', 'מחפשים את {name}? הגעתם למקום הנכון.'],
  searchClose: ['לכל הפרטים ולהזמנה אונליין.', 'גלו עוד בחנות שלנו.'],
  alt: ['תמונת המוצר: {name}.', 'מבט על {name} מתוך החנות שלנו.'],
  altBrand: ['תמונת המוצר: {name} מבית {brand}.'],
  ribbon: ['הבחירה שלנו', 'במרכז הבמה', 'מומלץ', 'רעיון למתנה'],
  or: 'או'
}

const ar: Phrases = {
  open: [
    'تعرّفوا على {name}.',
    'نقدّم لكم {name}: بسيط وعملي وسهل أن يُحَب.',
    'بعض الأشياء تجد مكانها بهدوء، ومنها {name}.',
    'دلّلوا أنفسكم، أو من تحبّون، مع {name}.'
  ],
  openBrand: ['من {brand} إليكم: {name}.', 'تعرّفوا على {name} من {brand}.'],
  openCollection: ['من مجموعتنا {collection}: {name}.', 'اخترنا لكم ضمن مجموعتنا {collection}: {name}.'],
  options: ['{option} للاختيار: {choices}.', 'اختاروا ما يناسبكم – {option}: {choices}.'],
  close: [
    'اختيار مدروس لكم، وفكرة جميلة للإهداء.',
    'سهل الاختيار، وسهل أن يُحَب.',
    'هل لديكم سؤال؟ يسعدنا أن نساعدكم.',
    'خذوا وقتكم واختاروا ما يناسبكم.'
  ],
  about: ['سهل الاختيار وسهل أن يُحَب، لكم أو كهدية.', 'فكرة بسيطة ومدروسة، متى شئتم.'],
  titleBrand: '{name} من {brand}',
  tagline: ['اختيارنا', 'بكل بساطة', 'يستحق نظرة', 'لكل يوم'],
  searchTail: ['اكتشفوه هنا', 'اطلبوا عبر الإنترنت', 'كل التفاصيل'],
  searchOpen: ['تعرّفوا على {name}.', 'اطلبوا {name} عبر الإنترنت.', 'تبحثون عن {name}؟ أنتم في المكان الصحيح.'],
  searchClose: ['شاهدوا كل التفاصيل واطلبوا عبر الإنترنت.', 'اكتشفوا المزيد في متجرنا.'],
  alt: ['صورة المنتج: {name}.', 'نظرة على {name} من متجرنا.'],
  altBrand: ['صورة المنتج: {name} من {brand}.'],
  ribbon: ['اختيارنا', 'في الواجهة', 'موصى به', 'فكرة هدية'],
  or: 'أو'
}

const ja: Phrases = {
  open: [
    '{name}をご紹介します。',
    '毎日に寄り添う、{name}。',
    'さりげなく、長く愛される存在に。{name}です。',
    'ご自分へのごほうびにも、大切な方への贈り物にも。{name}です。'
  ],
  openBrand: ['{brand}からお届けする、{name}。', '{brand}の{name}をご紹介します。'],
  openCollection: [
    '「{collection}」コレクションより、{name}。',
    '「{collection}」コレクションに選んだ、{name}をご紹介します。'
  ],
  options: ['{option}は{choices}からお選びいただけます。', 'お好みの{option}をお選びください：{choices}。'],
  close: [
    'ご自宅用にも、贈り物にもおすすめです。',
    '選びやすく、長く楽しんでいただけます。',
    'ご不明な点がございましたら、お気軽にお問い合わせください。',
    'どうぞごゆっくりお選びください。'
  ],
  about: ['ご自分用にも贈り物にも、気軽にお選びいただけます。', 'シンプルで、心地よい選択を。'],
  titleBrand: '{brand} {name}',
  tagline: ['当店のおすすめ', '毎日に寄り添う', 'いちおしの一品', '贈り物にも'],
  searchTail: ['オンラインショップ', '詳細はこちら', 'ご注文はこちら'],
  searchOpen: ['{name}をご紹介します。', '{name}をオンラインでご注文いただけます。', '{name}をお探しですか？'],
  searchClose: ['詳しくは商品ページをご覧ください。', 'オンラインショップでどうぞ。'],
  alt: ['{name}の商品写真。', '当店でご覧いただける{name}。'],
  altBrand: ['{brand}の{name}の商品写真。'],
  ribbon: ['おすすめ', '注目', 'いちおし', 'ギフトに'],
  or: ''
}

export const FURTHER_PHRASES: Readonly<Record<string, Phrases>> = { tr, he, ar, ja }
