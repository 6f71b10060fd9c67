using System.Globalization;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Statistics;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Indicators;

/// <summary>Takes derive.ClaimArrival and fact.FundBudget into fact.BudgetForecast: whether the year's estimates will hold.</summary>
internal sealed class BudgetForecasts
{
    /// <summary>After a year a month is full.</summary>
    private const int LastAge = 12;

    /// <summary>Where more than this share arrived on a day that nobody told, how months fill up is not known.</summary>
    private const double MostUnknownArrivals = 0.1;
    private const double BandEnd = 0.9;

    private readonly SqliteConnection _connection;
    private readonly Arrival[] _arrivals;
    private readonly int _lastWhole;
    private readonly int _valued;

    private BudgetForecasts(SqliteConnection connection)
    {
        _connection = connection;
        _arrivals = [.. connection.Rows(
            "SELECT MonthKey, FacilityDurableKey, ArrivalMonthKey, CAST(ROUND(FundPaidAmount * 100) AS INTEGER), LastSubmissionDateKey, LastDischargeDateKey FROM derive_ClaimArrival",
            reader => new Arrival(reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt64(3), reader.GetInt32(4), reader.GetInt32(5)))];
        _valued = _arrivals.Length == 0 ? -1 : LastWholeMonth(_arrivals.Max(arrival => arrival.LastSubmission));
        _lastWhole = _arrivals.Length == 0 ? -1 : Math.Min(_valued, LastWholeMonth(_arrivals.Max(arrival => arrival.LastDischarge)));
    }

    public static void Take(SqliteConnection connection)
    {
        connection.Run("DELETE FROM fact_BudgetForecast");
        BudgetForecasts forecasts = new(connection);
        if (forecasts._lastWhole > 0)
        {
            forecasts.Write();
        }
    }

    private void Write()
    {
        int year = _lastWhole / 100;
        Dictionary<string, (int Key, int Durable)> provinces = _connection.Rows("SELECT UnitCode, AdministrativeUnitKey, AdministrativeUnitDurableKey FROM dim_AdministrativeUnit WHERE IsCurrent = 1 AND UnitLevel = 'Province' AND AdministrativeUnitKey > 0", reader => (reader.GetString(0), (reader.GetInt32(1), reader.GetInt32(2))))
            .GroupBy(row => row.Item1).ToDictionary(row => row.Key, row => row.First().Item2, StringComparer.Ordinal);
        Dictionary<int, (int Key, string Province)> facilities = _connection.Rows("SELECT FacilityDurableKey, FacilityKey, ProvinceCode FROM dim_Facility WHERE IsCurrent = 1 AND FacilityKey > 0", reader => (reader.GetInt32(0), (reader.GetInt32(1), reader.GetString(2)))).ToDictionary(row => row.Item1, row => row.Item2);
        Dictionary<(int Unit, int Facility), long> estimates = _connection.Rows(
            "SELECT AdministrativeUnitDurableKey, FacilityDurableKey, CAST(ROUND(EstimateAmount * 100) AS INTEGER) FROM fact_FundBudget WHERE YearNumber = @year", reader => ((reader.GetInt32(0), reader.GetInt32(1)), reader.GetInt64(2)), ("@year", year)).ToDictionary(row => row.Item1, row => row.Item2);
        ILookup<int, Arrival> byFacility = _arrivals.Where(arrival => arrival.Facility > 0).ToLookup(arrival => arrival.Facility);
        foreach (IGrouping<string, KeyValuePair<int, (int Key, string Province)>> province in facilities.Where(facility => provinces.ContainsKey(facility.Value.Province)).GroupBy(facility => facility.Value.Province).OrderBy(province => province.Key, StringComparer.Ordinal))
        {
            (int unitKey, int unit) = provinces[province.Key];
            Arrival[] all = [.. province.SelectMany(facility => byFacility[facility.Key])];
            if (all.Length == 0)
            {
                continue;
            }

            int first = all.Min(arrival => arrival.Month);
            ChainLadder? ladder = ChainLadder.Of([.. Months(all, first).Select(month => month.Amounts)]);
            Insert(year, unitKey, unit, -1, -1, estimates.GetValueOrDefault((unit, -1)), Forecast(all, year, first, ladder, ladder));
            foreach ((int facility, (int facilityKey, string _)) in province.OrderBy(facility => facility.Key))
            {
                Arrival[] own = [.. byFacility[facility]];
                long estimate = estimates.GetValueOrDefault((unit, facility));
                if (own.Any(arrival => arrival.Month / 100 == year) || estimate != 0)
                {
                    ClaimMonth[] months = own.Length == 0 ? [] : Months(own, own.Min(arrival => arrival.Month));
                    ChainLadder? thin = months.Length >= YearEnd.FewestMonths && Array.TrueForAll(months, month => month.Amounts[0] > 0) ? ChainLadder.Of([.. months.Select(month => month.Amounts)]) : null;
                    Insert(year, unitKey, unit, facilityKey, facility, estimate, Forecast(own, year, first, thin, ladder));
                }
            }
        }
    }

    /// <param name="first">The first month of which the province has claims; what lies before it in the year is unknown.</param>
    /// <param name="own">How its own months fill up; null where they are too few or too thin.</param>
    private Outlook Forecast(Arrival[] arrivals, int year, int first, ChainLadder? own, ChainLadder? province)
    {
        int[] unknown = [.. Enumerable.Range(1, 12).Select(month => (year * 100) + month).Where(month => month < first)];
        long asked = arrivals.Where(arrival => arrival.Month / 100 == year).Sum(arrival => arrival.Hundredths);
        long askedOver = arrivals.Where(arrival => arrival.Month / 100 == year && arrival.Month <= _lastWhole).Sum(arrival => arrival.Hundredths);
        ClaimMonth[] months = arrivals.Length == 0 ? [] : Months(arrivals, arrivals.Min(arrival => arrival.Month));
        string method = $"{YearEnd.Method} {ChainLadder.Method}{(own is null ? "P" : "")}";
        int others = 12 - (_lastWhole % 100) + unknown.Length;
        double total = arrivals.Sum(arrival => Math.Abs((double)arrival.Hundredths));
        if (total > 0 && arrivals.Where(arrival => arrival.ArrivalMonth < 0).Sum(arrival => Math.Abs((double)arrival.Hundredths)) > MostUnknownArrivals * total)
        {
            return new Outlook("NoArrivalDays", asked, 0, 0, null, months.Length, others, unknown.Length, method);
        }

        return (own ?? province) is { } ladder && YearEnd.Of(ladder, months, year, unknown) is { } end
            ? new Outlook("Forecast", asked, (long)Math.Round(end.Over) - askedOver, (long)Math.Round(end.Others) - (asked - askedOver), end, months.Length, others, unknown.Length, method)
            : new Outlook("TooFewMonths", asked, 0, 0, null, months.Length, others, unknown.Length, method);
    }

    /// <summary>Every month from the first to the last whole one, with what had arrived for it by the end of each month since; what arrived on an untold day counts from the beginning.</summary>
    private ClaimMonth[] Months(IReadOnlyList<Arrival> arrivals, int first)
    {
        ILookup<int, Arrival> byMonth = arrivals.ToLookup(arrival => arrival.Month);
        List<ClaimMonth> months = [];
        for (int month = first; month <= _lastWhole; month = After(month))
        {
            double[] amounts = new double[Math.Min(LastAge, Between(month, _valued)) + 1];
            foreach (Arrival arrival in byMonth[month])
            {
                int age = arrival.ArrivalMonth < 0 ? 0 : Math.Max(0, Between(month, arrival.ArrivalMonth));
                // What came in the last, unfinished month is asked, and not learned from.
                for (int at = Math.Min(age, LastAge); at < amounts.Length; at++)
                {
                    amounts[at] += arrival.Hundredths;
                }
            }

            months.Add(new ClaimMonth(month, amounts));
        }

        return [.. months];
    }

    private void Insert(int year, int unitKey, int unit, int facilityKey, int facility, long estimate, Outlook outlook)
    {
        long forecast = outlook.Asked + outlook.Late + outlook.Remaining;
        _connection.Run(
            """
            INSERT INTO fact_BudgetForecast (YearNumber, AdministrativeUnitKey, AdministrativeUnitDurableKey, FacilityKey, FacilityDurableKey, MonthKey, EstimateAmount, AskedAmount, LateAmount, RemainingAmount, ForecastAmount,
                StandardErrorAmount, LowAmount, HighAmount, OverrunRate, HistoryMonthCount, RemainingMonthCount, UnknownMonthCount, IsSeasonal, StateCode, MethodCode)
            VALUES (@year, @unitKey, @unit, @facilityKey, @facility, @month, @estimate, @asked, @late, @remaining, @forecast, @error, @low, @high, @overrun, @history, @others, @unknown, @seasonal, @state, @method)
            """,
            ("@year", year), ("@unitKey", unitKey), ("@unit", unit), ("@facilityKey", facilityKey), ("@facility", facility), ("@month", _lastWhole), ("@estimate", Money.Dong(estimate)), ("@asked", Money.Dong(outlook.Asked)),
            ("@late", Money.Dong(outlook.Late)), ("@remaining", Money.Dong(outlook.Remaining)), ("@forecast", Money.Dong(forecast)), ("@error", Money.Dong((long)Math.Round(outlook.End?.StandardError ?? 0))),
            ("@low", Money.Dong(outlook.End is { } low ? Math.Max(outlook.Asked, (long)Math.Round(low.Quantile(1 - BandEnd))) : forecast)), ("@high", Money.Dong(outlook.End is { } high ? (long)Math.Round(high.Quantile(BandEnd)) : forecast)),
            ("@overrun", outlook.End is { } end && estimate > 0 ? Math.Round(end.MoreThan(estimate), 6) : -1), ("@history", outlook.History), ("@others", outlook.Others), ("@unknown", outlook.Unknown), ("@seasonal", outlook.End is { IsSeasonal: true } ? 1 : 0),
            ("@state", outlook.State == "Forecast" && estimate <= 0 ? "NoEstimate" : outlook.State), ("@method", outlook.Method));
    }

    /// <summary>The month of a day when that is its last one, else the month before.</summary>
    private static int LastWholeMonth(int dateKey)
    {
        if (dateKey <= 0)
        {
            return -1;
        }

        DateOnly day = DateOnly.ParseExact(dateKey.ToString(CultureInfo.InvariantCulture), "yyyyMMdd", CultureInfo.InvariantCulture);
        DateOnly whole = day.AddDays(1).Day == 1 ? day : day.AddMonths(-1);
        return (whole.Year * 100) + whole.Month;
    }

    private static int After(int month) => month % 100 == 12 ? month + 89 : month + 1;

    private static int Between(int from, int to) => (((to / 100) - (from / 100)) * 12) + (to % 100) - (from % 100);

    private sealed record Arrival(int Month, int Facility, int ArrivalMonth, long Hundredths, int LastSubmission, int LastDischarge);

    private sealed record Outlook(string State, long Asked, long Late, long Remaining, YearEnd? End, int History, int Others, int Unknown, string Method);
}
