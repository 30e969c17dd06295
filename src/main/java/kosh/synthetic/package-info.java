/**
 * People who do not exist: episodes made by a program from a documented model, for tutorials, tests and benchmarks. Plain Java, no
 * framework, no database. Entry points: {@link kosh.synthetic.Population} draws them, {@link kosh.synthetic.SyntheticFiles} writes them in
 * the layouts of imports, and {@link kosh.synthetic.Truth} tells the distributions that they were drawn from, which no real dataset does,
 * so that an estimate can be held against what it estimates.
 *
 * <p><b>It is not data.</b> Every number of the model is round and chosen by hand, to look as such a dataset might; none is fitted to a
 * figure, and nothing follows from it about anybody. Each row says so in its note, and names a source that says so.
 *
 * <p><b>The model.</b> All draws are independent:
 *
 * <ul>
 *   <li>The day of arrival, from 1991 to 2020: a year by the stylised curve of {@link kosh.synthetic.Arrivals}, then any of its days.
 *   <li>The legal era is that of the day of arrival ({@link kosh.synthetic.Era}), and holds for the person to the end, whatever changes in
 *       the law meanwhile.
 *   <li>The origin by shares that change with the era only ({@link kosh.synthetic.Origin}), the prefecture within China, the destination,
 *       the sex and the age by shares that never change. A place has the code that it had on the day of arrival.
 *   <li>The procedure by shares that change with the era only.
 *   <li>The days from arrival to citizenship, of those to whom nothing else happens: a fixed wait and a Weibull time
 *       ({@link kosh.synthetic.Wait}) by era and procedure, the latter 1.3 times as long for those from China.
 *   <li>The days to leaving, refusal and death, whichever is first: constant hazards, the first two by era, the last by age.
 *   <li>What comes first is the outcome; on the same day citizenship does. Whoever has none by 2020-12-31 waits on that day.
 * </ul>
 *
 * <p>So the sexes do not differ in anything, and ages only in who dies, while eras and origins differ in the time to citizenship: tests of
 * difference have something to find and something not to find. And because nothing that ends an episode otherwise depends on the origin,
 * the procedure or the sex, the censoring of Kaplan and Meier is independent within an era, also where its origins are taken together.
 */
@NullMarked
package kosh.synthetic;

import org.jspecify.annotations.NullMarked;
