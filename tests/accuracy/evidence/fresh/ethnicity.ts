/** Ethnic origin, in plain words of casework, letters, mails and chat: written after the training, one a line. */
export const SAID = `
Mr Diallo is of West African origin.
She is a Black woman and says she was treated differently.
He is British Pakistani.
Mrs Nguyen is Vietnamese.
My parents are from Bangladesh.
The child is of mixed White and Asian heritage.
Ms Kowalska is Polish and has lived here since 2006.
The suspect is described as a white man in his thirties.
Jamal's family are from Somalia.
She describes herself as Black British.
He was born in Jamaica and came here as a boy.
The family are Irish Travellers.
Mr Chen is British Chinese.
I am half Indian and half Welsh.
Both his parents are Nigerian.
The tenant is a Romanian Roma woman.
Her grandfather came from Barbados on the Windrush.
Leila is Kurdish.
He says he was stopped because he is Black.
The victim was a South Asian teenager.
Ms Mensah is Ghanaian.
The applicant is an ethnic Albanian from Kosovo.
We are a Gypsy family and we move in the summer.
Kim is Korean.
Mr Ali is from a Pakistani background.
Ethnicity: Black Caribbean
Ethnic group: White Irish
Ethnic origin: Chinese
Ethnic background: mixed
Race: Asian
African Caribbean, born in London.
Of Turkish descent.
hes jamaican i think or his mum is
zara's half persian
im asian and they asked where im really from
Dan's dad is Maori
The complainant is of Indian origin.
She is the only Black teacher at the school.
He is an Afghan refugee.
The carers should be of the same heritage, as Tia is mixed race.
Mr Abebe is Ethiopian.
She was called names because she is Romanian.
He identifies as White European.
Ms Silva is Brazilian.
The witness said that the man was Asian.
Mrs Begum is Bengali and speaks little English.
The twins are mixed race.
His mother is Japanese.
Mae hi o dras Bwylaidd.
Mae Mr Khan o gefndir Pacistanaidd.
`
export const NOT_SAID = `
Mr Diallo drives a black van.
She speaks French and Italian.
He is learning Polish.
Mrs Hall had an Indian meal.
The Chinese restaurant is owned by Mr Reed's firm.
Mr White and Ms Black share an office.
She wore a white dress.
His flight to Jamaica was late.
Ms Cook is on holiday in India.
We sent the goods to Mr Lee in Nigeria.
The Polish embassy replied to Mr Ross.
He teaches Welsh at the college.
The Irish branch is run by Ms Kelly.
Ethnicity: not stated
Ethnic group: prefer not to say
What is her ethnic group?
Is Mr Adams Jamaican?
If she is Romanian we can book an interpreter.
She is not Chinese, as the note says.
Black pupils do less well, Dr Moss reports.
One in five customers is Asian, says Mr Frank.
The Somali interpreter was booked by Ms Day.
An interpreter in Urdu was booked by Mr Hart.
The race was won by Mr Swift.
He entered the charity race.
Heritage railways interest Mr Steam.
Her background is in marketing.
He has a background in nursing.
Mr Brown painted the door green.
Black Friday orders were sent by Kim.
The black bin was taken from Mrs Gray.
White goods were delivered to Mr Pratt.
The German car belongs to Ms Dodd.
The French window at Mr Pane's is broken.
Mr Turner collects Japanese prints.
Scottish law applies, wrote Ms Law.
The English department is led by Mr Page.
The Indian company bought Ms Nair's shares.
Russian lessons with Ms Gray are on Tuesday.
The Turkish barber on Mr Todd's street has closed.
The Greek holiday was booked by Mrs Voss.
Thai boxing is taught by Mr Kick.
Mr Ireland rang.
Mrs English asked for a refund.
The African violets were watered by Jo.
American Express wrote to Mr Card.
The Caribbean cruise cost Ms Sail £2,000.
curry at the nepalese place with Jon on friday
Mae Mr Khan yn dysgu Cymraeg.
Aeth Nia i Wlad Pwyl ar wyliau.
`
