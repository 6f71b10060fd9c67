using System.Text;
using BhytWarehouse.Etl.Audit;
using CsvHelper;
using CsvHelper.Configuration;

namespace BhytWarehouse.Etl.Star;

/// <summary>Reads many withdrawals from a .csv file: facility, claim number, reason; one line each, with a heading.</summary>
public static class WithdrawalList
{
    private static readonly string[][] Headings = [["facility", "MA_CSKCB"], ["claim number", "MA_LK"], ["reason", "LY_DO"]];

    /// <param name="dateKey">The day of all of them.</param>
    /// <exception cref="FormatException">The file is not written so; the message names the line, and nothing of it is taken.</exception>
    public static IReadOnlyList<WithdrawnRecord> Read(string path, int dateKey)
    {
        using StreamReader text = new(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        using CsvParser csv = new(text, new CsvConfiguration(System.Globalization.CultureInfo.InvariantCulture) { TrimOptions = TrimOptions.Trim, DetectDelimiter = true, DetectDelimiterValues = [",", ";", "\t"] });
        string name = Path.GetFileName(path);
        List<WithdrawnRecord> records = [];
        HashSet<(string, string)> seen = [];
        try
        {
            if (!csv.Read() || csv.Record is not { } heading)
            {
                throw new FormatException($"{name}: the file is empty; expected a heading (facility, claim number, reason) and a line for each dossier.");
            }

            int[] places = [.. Headings.Select(names => Array.FindIndex(heading, column => names.Contains(column, StringComparer.OrdinalIgnoreCase)))];
            if (Array.IndexOf(places, -1) is int missing and >= 0)
            {
                throw new FormatException($"{name}, line 1: there is no column '{Headings[missing][0]}' (or {Headings[missing][1]}); expected facility, claim number and reason.");
            }

            while (csv.Read())
            {
                string[] values = csv.Record!;
                string Value(int column) => places[column] < values.Length ? values[places[column]].Trim() : "";
                string where = $"{name}, line {csv.RawRow}";
                WithdrawnRecord record = Check(where, new WithdrawnRecord(Value(0), Value(1), dateKey, Value(2)));
                if (!seen.Add((record.FacilityCode, record.RecordCode)))
                {
                    throw new FormatException($"{where}: the dossier stands in the file before; expected one line for each.");
                }

                records.Add(record);
            }
        }
        catch (DecoderFallbackException)
        {
            throw new FormatException($"{name}: the text is not UTF-8. Save the file as CSV UTF-8.");
        }

        return records.Count > 0 ? records : throw new FormatException($"{name}: there is no line below the heading; expected one for each dossier.");
    }

    /// <exception cref="FormatException">Something in it cannot be; the message begins with the place given.</exception>
    public static WithdrawnRecord Check(string where, WithdrawnRecord record)
    {
        if (record.FacilityCode.Length != 5)
        {
            throw new FormatException($"{where}: '{record.FacilityCode}' is no facility code; expected 5 characters.");
        }

        if (record.RecordCode.Length is 0 or > 100)
        {
            throw new FormatException($"{where}: the claim number has {record.RecordCode.Length} characters; expected 1 to 100.");
        }

        try
        {
            return record with { Reason = OperatorLog.Check(record.Reason) };
        }
        catch (ArgumentException exception)
        {
            throw new FormatException($"{where}: {exception.Message}");
        }
    }
}
