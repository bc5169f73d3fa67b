package compose

// story and bericht were written for this project; nothing in them happened.

const story = `HARBOUR TOWN, June 17 (Coastwire) - The port of Harbour Town will close its oldest pier in September after engineers found that salt water had eaten through a third of its steel piles, the harbour authority said on Tuesday.
Clara Whitfield, who has run the authority since 2019, said the pier could not be saved. "We looked at every repair there is, and none of them would last ten winters," she said. She added that the ferries would move to the north quay.
However, the fishing cooperative, which lands about 4,000 tonnes of herring a year, warned that the north quay is too shallow for its larger boats. It said the move might cost 60 jobs unless the harbour is dredged first.
The authority expects dredging to take 18 months and to cost $42 million (about a fifth of its yearly budget). Whitfield denied that the money had already been promised by the region.
Meanwhile, the ferry company Blue Line, based in Norhaven, has agreed to pay higher fees, raising hopes that the work can begin next spring. The company said the new quay would save its ships 20 minutes on each crossing.
Why was the damage not found earlier? Inspectors last dived at the pier in 2011, according to a report by the regional auditor. The report blamed cuts in the budget for safety.
But not everybody mourns the old pier. Tom Alder, a retired pilot, called it a danger to shipping. He remembers three collisions in fog.
Read more: the history of the harbour in pictures.`

const bericht = `海港镇6月17日电（记者 林知远）海港管理局17日宣布，镇上最老的东码头将于9月关闭。检测发现，三分之一的钢桩已被海水锈穿。
管理局局长周明岚表示，东码头已无法修复。她说，所有的加固方案都撑不过十个冬天。她同时表示，渡轮将改停北岸。
但是，渔业合作社警告，北岸水深不足，大型渔船无法靠泊。该合作社每年卸鲱鱼约4000吨，如果不先疏浚航道，可能有60人失去工作。
据了解，疏浚工程预计需要18个月，费用为2.8亿元（约占管理局全年预算的五分之一）。周明岚否认这笔钱已由省里批准。
与此同时，蓝线渡轮公司同意提高停泊费，工程有望在明年春天开工。该公司称，新码头每个航次可节省20分钟。
为什么早先没有发现锈蚀？审计报告显示，潜水员上一次检查东码头是在2011年。报告认为，原因是安全经费被削减。
不过，并非人人都舍不得老码头。退休引航员高望山说，它是航运的隐患。他记得雾中发生过三次碰撞。
相关阅读：图说海港百年。`
