using BhytWarehouse.Etl.Statistics;

namespace BhytWarehouse.Etl.Tests.Statistics;

/// <summary>Dossiers a day of a made-up facility: weekday profile, season, growth, holidays and Tết, and counts that scatter more than Poisson's. Knows nothing of the method it is used to measure.</summary>
internal sealed class GeneratedHistory
{
    public const int Days = 550;

    private GeneratedHistory(DateOnly first, int[] counts, double volume)
    {
        First = first;
        Counts = counts;
        Volume = volume;
    }

    public DateOnly First { get; }

    public int[] Counts { get; }

    /// <summary>Dossiers on an ordinary working day.</summary>
    public double Volume { get; }

    public static GeneratedHistory Draw(Random random, double volume)
    {
        WorkCalendar calendar = WorkCalendar.VietNam;
        DateOnly first = new DateOnly(2018, 1, 1).AddDays(random.Next(3000));
        double saturday = random.NextDouble() < 0.5 ? 0.1 + (0.6 * random.NextDouble()) : 0;
        double sunday = random.NextDouble() < 0.4 ? 0.4 * random.NextDouble() : 0;
        double[] profile = [sunday, 1.25, 1.05, 1, 0.95, 0.9, saturday];
        double growth = Math.Exp((0.5 * random.NextDouble()) - 0.2) - 1;
        double season = 0.12 * random.NextDouble();
        double phase = 2 * Math.PI * random.NextDouble();
        double tet = 0.05 + (0.4 * random.NextDouble());
        double holiday = 0.6 * random.NextDouble();
        double rebound = 1 + (0.4 * random.NextDouble());
        // Between days that are much alike and days that differ by a quarter beyond chance.
        double scatter = 0.003 + (0.06 * random.NextDouble());
        int[] counts = new int[Days];
        for (int at = 0; at < Days; at++)
        {
            DateOnly day = first.AddDays(at);
            SpecialDay special = calendar.On(day);
            double share = special.Kind == DayKind.MadeUpWorkday ? Math.Max(saturday, 0.5) : profile[(int)day.DayOfWeek];
            share *= special.Kind switch
            {
                DayKind.Tet => tet,
                DayKind.AroundTet => special.Offset < 0 ? 0.75 : special.Offset <= 7 ? rebound : 1.05,
                DayKind.Holiday => holiday,
                DayKind.AroundHoliday => special.Offset == 1 ? rebound : 0.9,
                _ => 1,
            };
            double mean = volume * share * (1 + (growth * at / 365)) * (1 + (season * Math.Sin((2 * Math.PI * day.DayOfYear / 365) + phase)));
            counts[at] = Draw(random, mean, scatter);
        }

        return new GeneratedHistory(first, counts, volume);
    }

    /// <summary>A count of the negative binomial distribution: Poisson with a mean drawn from a gamma distribution.</summary>
    private static int Draw(Random random, double mean, double dispersion)
    {
        if (mean <= 0)
        {
            return 0;
        }

        double size = 1 / dispersion;
        double rate = Gamma(random, size) * mean / size;
        if (rate > 500)
        {
            return (int)Math.Max(0, Math.Round(rate + (Math.Sqrt(rate) * Normal(random))));
        }

        double limit = Math.Exp(-rate);
        int count = 0;
        for (double product = random.NextDouble(); product > limit; product *= random.NextDouble())
        {
            count++;
        }

        return count;
    }

    /// <summary>Marsaglia and Tsang 2000, for shapes from 1 on.</summary>
    private static double Gamma(Random random, double shape)
    {
        double d = shape - (1.0 / 3);
        double c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double x = Normal(random);
            double v = Math.Pow(1 + (c * x), 3);
            if (v > 0 && Math.Log(random.NextDouble()) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v;
            }
        }
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
