namespace BhytWarehouse.Etl.Statistics;

/// <summary>How many things a day should bring by the series' own history, and where far fewer or far more came. Method "weekday-nb", version 1.</summary>
/// <remarks>
/// After Farrington, Andrews, Beale and Catchpole (1996, J. R. Stat. Soc. A 159, 547–563) and Noufaily et al. (2013, Statistics in Medicine 32, 1206–1222): a baseline of comparable earlier days in which outliers count less,
/// a trend only where it is plain, scatter beyond Poisson's estimated from the series, and bounds from the negative binomial distribution. Looked for on both sides, and over runs of days as well, so that a week that is
/// halved and a small facility that is silent are found.
/// <list type="bullet">
/// <item>Only days before the judged one are used, so a figure of the past never changes because of the future. Days that stood out are no baseline, until the new level has lasted <see cref="DaysToNewLevel"/> days.</item>
/// <item>The expectation is the winsorised mean of the last eight comparable days of the same weekday; with a plain trend it is carried forward by Theil's and Sen's slope, with more than a year of history by the season.</item>
/// <item>Around Tết and holidays bounds are wide, and narrower once the same day of an earlier year is known.</item>
/// </list>
/// </remarks>
public sealed class ExpectedVolume(WorkCalendar calendar)
{
    /// <summary>The method and its version, as stored beside what it found.</summary>
    public const string Method = "weekday-nb-1";

    /// <summary>A run this long, and not silent, is the new level: a department closed, not a file missing.</summary>
    public const int DaysToNewLevel = 42;

    private const int DaysToStart = 21;
    private const int BaselineDays = 8;
    private const int FewestBaselineDays = 3;
    private const int FarthestWeeks = 60;
    private const int ScatterDays = 84;
    private const int TrendWeeks = 8;
    private const int DaysOfYear = 364;

    /// <summary>The scatter that a series is taken to have until it has shown its own, as heavy as 20 of its days: one standard deviation of 15 % beyond Poisson's.</summary>
    private const double StatedDispersion = 0.0225;
    private const double StatedWeight = 20;
    private const double LeastDispersion = 0.004;

    /// <summary>The expectation itself is off by this share, the same for all days of a run.</summary>
    private const double LevelError = 0.08;

    /// <summary>After days that all brought nothing the mean may still be so high: the rule of three, over the days of a whole baseline.</summary>
    private const double MostOfNothing = 3.0 / (7 * BaselineDays);

    /// <summary>Fewer than these too many are no doubled file.</summary>
    private const double LeastSurplus = 5;

    private const double UsualTail = 0.005;

    /// <summary>Runs that are looked at, with how far found must be from expected beside being improbable: a large facility is never exact.</summary>
    private static readonly (int Days, double Tail, double Low, double High)[] Runs =
    [
        (1, 2e-5, 0.55, 1.6), (3, 3e-5, 0.6, 1.5), (7, 5e-5, 0.68, 1.45), (14, 5e-5, 0.72, 1.4), (28, 5e-5, 0.75, 1.35),
    ];

    /// <param name="first">The day of the first count.</param>
    /// <param name="found">A count for every day, 0 where nothing came, up to the last day that is due.</param>
    /// <param name="isOpen">Whether the facility is in force on the day; closed days are neither judged nor learned from.</param>
    public VolumeJudgement Judge(DateOnly first, IReadOnlyList<int> found, Func<DateOnly, bool> isOpen) => new Series(calendar, first, found, isOpen).Judge();

    private sealed class Series(WorkCalendar calendar, DateOnly first, IReadOnlyList<int> found, Func<DateOnly, bool> isOpen)
    {
        private readonly int _count = found.Count;
        private readonly double[] _expected = new double[found.Count];
        private readonly double[] _least = new double[found.Count];
        private readonly double[] _most = new double[found.Count];
        private readonly double[] _dispersion = new double[found.Count];
        private readonly VolumeState[] _states = new VolumeState[found.Count];
        private readonly SpecialDay[] _special = new SpecialDay[found.Count];
        private readonly bool[] _teaches = new bool[found.Count];
        private readonly sbyte[] _side = new sbyte[found.Count];
        private readonly Dictionary<(string Feast, int Offset), (double Expected, long Found)> _feasts = [];
        private readonly List<(int From, int To, int Side, bool IsNewLevel)> _spells = [];
        private int _openSpell = -1;

        public VolumeJudgement Judge()
        {
            int openDays = 0;
            for (int at = 0; at < _count; at++)
            {
                DateOnly day = first.AddDays(at);
                _special[at] = calendar.On(day);
                if (!isOpen(day))
                {
                    _states[at] = VolumeState.Closed;
                    continue;
                }

                openDays++;
                _teaches[at] = _special[at].Kind == DayKind.Ordinary;
                if (openDays <= DaysToStart || !Expect(at))
                {
                    _states[at] = VolumeState.Starting;
                    continue;
                }

                LookBack(at);
                Learn(at);
            }

            return new VolumeJudgement([.. Enumerable.Range(0, _count).Select(DayOf)], [.. Enumerable.Range(0, _spells.Count).Select(SpellOf)]);
        }

        private VolumeDay DayOf(int at)
        {
            bool isJudged = _states[at] == VolumeState.Judged;
            double dispersion = _dispersion[at] + (LevelError * LevelError);
            return new VolumeDay(
                first.AddDays(at), found[at], isJudged ? _expected[at] : 0,
                isJudged ? NegativeBinomial.Quantile(UsualTail, _least[at], dispersion) : 0, isJudged ? NegativeBinomial.Quantile(1 - UsualTail, _most[at], dispersion) : 0,
                _states[at], _special[at].Kind);
        }

        private VolumeSpell SpellOf(int number)
        {
            (int From, int To, int Side, bool IsNewLevel) spell = _spells[number];
            double expected = 0;
            long count = 0;
            for (int at = spell.From; at <= spell.To; at++)
            {
                expected += _states[at] == VolumeState.Judged ? _expected[at] : 0;
                count += found[at];
            }

            return new VolumeSpell(
                first.AddDays(spell.From), first.AddDays(spell.To), spell.Side > 0, expected, count, TailOf(spell.From, spell.To, spell.Side).Probability,
                IsOngoing: number == _openSpell && !spell.IsNewLevel, spell.IsNewLevel);
        }

        /// <summary>False while history is too short.</summary>
        private bool Expect(int at)
        {
            double[] means = new double[7];
            double[] ages = new double[7];
            double level = 0;
            int known = 0;
            double most = 0;
            for (int back = 0; back < 7; back++)
            {
                (double Mean, double Age, int Days) baseline = Baseline(at, back);
                means[back] = baseline.Mean;
                ages[back] = baseline.Age;
                if (baseline.Days > 0)
                {
                    level += baseline.Mean;
                    known++;
                    most = Math.Max(most, baseline.Mean);
                }

                if (back == 0 && baseline.Days < FewestBaselineDays)
                {
                    return false;
                }
            }

            level /= Math.Max(1, known);
            double change = Season(at, means) ?? Trend(at, means, ages[0]);
            double expected = means[0] * change;
            // On a weekday that usually brings nothing, a few are no surge.
            double usual = Math.Max(expected, level * change);
            (double least, double highest) = Envelope(at, expected, usual, most * change, SaturdayOf(at, means) * change);
            _expected[at] = expected;
            _least[at] = least;
            _most[at] = Math.Max(highest, MostOfNothing);
            _dispersion[at] = Scatter(at);
            _states[at] = VolumeState.Judged;
            return true;
        }

        /// <summary>The mean of the last days that teach, as many days before the judged one as given and every seven more; how old they are in weeks.</summary>
        private (double Mean, double Age, int Days) Baseline(int at, int back)
        {
            Span<double> values = stackalloc double[BaselineDays];
            int count = 0;
            double age = 0;
            int farthest = Math.Max(0, at - (FarthestWeeks * 7));
            for (int earlier = at - (back == 0 ? 7 : back); earlier >= farthest && count < BaselineDays; earlier -= 7)
            {
                if (_teaches[earlier])
                {
                    values[count++] = found[earlier];
                    age += (at - earlier) / 7.0;
                }
            }

            return count == 0 ? (0, 0, 0) : (WinsorisedMean(values[..count]), age / count, count);
        }

        private static double WinsorisedMean(Span<double> values)
        {
            Span<double> work = stackalloc double[values.Length];
            values.CopyTo(work);
            double median = Median(work);
            for (int index = 0; index < values.Length; index++)
            {
                work[index] = Math.Abs(values[index] - median);
            }

            double scale = Math.Max(1.4826 * Median(work), Math.Sqrt(Math.Max(1, median)));
            double sum = 0;
            foreach (double value in values)
            {
                sum += Math.Clamp(value, median - (2.5 * scale), median + (2.5 * scale));
            }

            return sum / values.Length;
        }

        private static double Median(Span<double> values)
        {
            values.Sort();
            return values.Length % 2 == 1 ? values[values.Length / 2] : (values[(values.Length / 2) - 1] + values[values.Length / 2]) / 2;
        }

        private double SaturdayOf(int at, double[] means) => means[(((int)first.AddDays(at).DayOfWeek - (int)DayOfWeek.Saturday) % 7 + 7) % 7];

        /// <summary>By how much a plain trend has moved the level since the middle of the baseline; 1 without one.</summary>
        private double Trend(int at, double[] means, double age)
        {
            Span<double> logs = stackalloc double[TrendWeeks];
            Span<double> weeks = stackalloc double[TrendWeeks];
            int known = 0;
            for (int week = 1; week <= TrendWeeks; week++)
            {
                (double expected, long count) = Sums(at - (week * 7), at - ((week - 1) * 7) - 1, at, means);
                if (expected >= 15 && count > 0)
                {
                    logs[known] = Math.Log(count / expected);
                    weeks[known++] = -week;
                }
            }

            if (known < 6)
            {
                return 1;
            }

            Span<double> slopes = stackalloc double[known * (known - 1) / 2];
            int pairs = 0;
            int concordance = 0;
            for (int one = 0; one < known; one++)
            {
                for (int other = one + 1; other < known; other++)
                {
                    double slope = (logs[one] - logs[other]) / (weeks[one] - weeks[other]);
                    slopes[pairs++] = slope;
                    concordance += Math.Sign(slope);
                }
            }

            return Math.Abs(concordance) < 0.7 * pairs ? 1 : Math.Exp(Math.Clamp(Median(slopes), -0.08, 0.08) * age);
        }

        /// <summary>By how much the season moves the level from the baseline to now, as a year ago; null with a year of history or less, or with too little in it.</summary>
        private double? Season(int at, double[] means)
        {
            int then = at - DaysOfYear;
            if (then < 45 + DaysToStart)
            {
                return null;
            }

            (double nowExpected, long nowCount) = Sums(then - 10, then + 10, at, means);
            (double beforeExpected, long beforeCount) = Sums(then - 56, then - 7, at, means);
            return nowExpected < 50 || beforeExpected < 50 || beforeCount < 50 ? null : Math.Pow(Math.Clamp(nowCount / nowExpected * (beforeExpected / beforeCount), 0.7, 1.4), 0.7);
        }

        private (double Expected, long Found) Sums(int from, int to, int at, double[] means)
        {
            double expected = 0;
            long count = 0;
            for (int day = Math.Max(0, from); day <= to; day++)
            {
                if (_teaches[day])
                {
                    expected += means[(at - day) % 7];
                    count += found[day];
                }
            }

            return (expected, count);
        }

        /// <summary>The variance beyond Poisson's that the last days showed around what was expected of them.</summary>
        private double Scatter(int at)
        {
            double beyond = 0;
            double squares = 0;
            int days = 0;
            double last = at > 0 && _dispersion[at - 1] > 0 ? _dispersion[at - 1] : StatedDispersion;
            for (int earlier = Math.Max(0, at - ScatterDays); earlier < at; earlier++)
            {
                double expected = _expected[earlier];
                if (_states[earlier] == VolumeState.Judged && _teaches[earlier] && expected > 0)
                {
                    double off = found[earlier] - expected;
                    double usual = expected + (last * expected * expected);
                    beyond += Math.Min(off * off, 9 * usual) - expected;
                    squares += expected * expected;
                    days++;
                }
            }

            if (days == 0)
            {
                return StatedDispersion;
            }

            double average = squares / days;
            return Math.Max(LeastDispersion, (beyond + (StatedWeight * StatedDispersion * average)) / (squares + (StatedWeight * average)));
        }

        /// <summary>Between what the day's expectation may truly lie: at one point on an ordinary day.</summary>
        private (double Least, double Most) Envelope(int at, double expected, double usual, double most, double saturday)
        {
            SpecialDay special = _special[at];
            if (special.Kind != DayKind.Ordinary && _feasts.GetValueOrDefault((special.Feast, special.Offset)) is { Expected: >= 20 } before)
            {
                double share = before.Found / before.Expected;
                return (0.5 * share * expected, ((1.6 * share) + 0.3) * usual);
            }

            bool isWeekend = WorkCalendar.IsWeekend(first.AddDays(at));
            return special.Kind switch
            {
                DayKind.Ordinary => (expected, usual),
                DayKind.Holiday or DayKind.Tet => (0, 1.3 * Math.Max(most, usual)),
                DayKind.MadeUpWorkday => (0.5 * Math.Min(expected, saturday), 1.3 * Math.Max(most, usual)),
                _ => (isWeekend ? 0 : 0.3 * expected, 2 * usual),
            };
        }

        /// <summary>Looks for a run that ends on the day and stands out.</summary>
        private void LookBack(int at)
        {
            if (_openSpell >= 0 && Continues(at))
            {
                return;
            }

            _openSpell = -1;
            foreach ((int days, double tail, double low, double high) in Runs)
            {
                int from = at - days + 1;
                if (from < 0)
                {
                    return;
                }

                // Days that already stand out are told; counted again they would draw their neighbours in.
                while (from <= at && (_side[from] != 0 || _states[from] != VolumeState.Judged))
                {
                    from++;
                }

                if (days > 1 && at - from + 1 < (days + 1) / 2)
                {
                    continue;
                }

                (double least, double mostly, long count, bool isWhole) = Totals(from, at);
                if (!isWhole)
                {
                    return;
                }

                int side = count <= low * least && found[at] <= 0.85 * _least[at] ? -1 : count >= high * mostly && count >= mostly + LeastSurplus && found[at] >= 1.15 * _most[at] ? 1 : 0;
                if (side != 0 && TailOf(from, at, side).Probability <= tail)
                {
                    Begin(from, at, side);
                    return;
                }
            }
        }

        private void Begin(int from, int at, int side)
        {
            while (from < at && (side < 0 ? found[from] > 0.85 * _least[from] || _least[from] <= 0 : found[from] < 1.15 * _most[from]))
            {
                from++;
            }

            _openSpell = _spells.Count;
            _spells.Add((from, at, side, false));
            for (int day = from; day <= at; day++)
            {
                Mark(day, side);
            }
        }

        private void Mark(int day, int side)
        {
            _side[day] = (sbyte)side;
            _teaches[day] = false;
        }

        /// <summary>A spell goes on while the day is far off in the same direction; days on which little is expected say nothing.</summary>
        private bool Continues(int at)
        {
            (int from, int to, int side, bool isNewLevel) = _spells[_openSpell];
            bool isSilentKind = _least[at] < 0.5 && side < 0;
            bool isFar = side < 0 ? found[at] <= 0.6 * _least[at] : found[at] >= 1.4 * _most[at];
            if (isNewLevel || !(isFar || (isSilentKind && found[at] == 0)))
            {
                return false;
            }

            // A day without expectation belongs to the spell only when more of it follows.
            _side[at] = (sbyte)side;
            _teaches[at] = false;
            int last = side > 0 || _least[at] > 0 ? at : to;
            _spells[_openSpell] = (from, last, side, false);
            if (last - from + 1 >= DaysToNewLevel && Totals(from, last) is var totals && (side > 0 || totals.Found >= 0.1 * totals.Least))
            {
                _spells[_openSpell] = (from, last, side, true);
                for (int day = from; day <= at; day++)
                {
                    _teaches[day] = _special[day].Kind == DayKind.Ordinary && _states[day] == VolumeState.Judged;
                }
            }

            return true;
        }

        private (double Least, double Most, long Found, bool IsWhole) Totals(int from, int to)
        {
            double least = 0;
            double mostly = 0;
            long count = 0;
            bool isWhole = true;
            for (int day = from; day <= to; day++)
            {
                isWhole &= _states[day] == VolumeState.Judged;
                least += _least[day];
                mostly += _most[day];
                count += found[day];
            }

            return (least, mostly, count, isWhole);
        }

        private (double Probability, double Mean) TailOf(int from, int to, int side)
        {
            double mean = 0;
            double variance = 0;
            long count = 0;
            for (int day = from; day <= to; day++)
            {
                if (_states[day] == VolumeState.Judged)
                {
                    double one = side < 0 ? _least[day] : _most[day];
                    mean += one;
                    variance += one + (_dispersion[day] * one * one);
                    count += found[day];
                }
            }

            variance += LevelError * LevelError * mean * mean;
            double dispersion = mean > 0 ? (variance - mean) / (mean * mean) : 0;
            return (side < 0 ? NegativeBinomial.AtMost(count, mean, dispersion) : NegativeBinomial.AtLeast(count, mean, dispersion), mean);
        }

        private void Learn(int at)
        {
            SpecialDay special = _special[at];
            if (special.Kind != DayKind.Ordinary && _side[at] == 0)
            {
                (double expected, long count) = _feasts.GetValueOrDefault((special.Feast, special.Offset));
                _feasts[(special.Feast, special.Offset)] = (expected + _expected[at], count + found[at]);
            }
        }
    }
}
