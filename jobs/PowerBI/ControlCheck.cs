using System.Globalization;
using System.Text;
using System.Text.Json;
using BhytWarehouse.Etl.Audit;

namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>Asks the dataset after a refresh what it holds, and compares with the control totals of the figures, exactly.</summary>
/// <remarks>
/// Sums are asked in whole hundredths, so that a model that keeps an amount as a double answers exactly as well. A table that cannot be asked is told as not checked: want of
/// permission, or a model without the table or column, is no proof of anything.
/// </remarks>
/// <param name="totals">Of one figure run, read in the same moment as the plan of the refresh.</param>
public sealed class ControlCheck(PowerBiClient client, IReadOnlyList<ControlTotal> totals, int figureRunNumber)
{
    private const string Least = "Least";
    private const string Greatest = "Greatest";

    /// <summary>The totals that a table is asked for; of the table of totals itself its rows and the run that they are of.</summary>
    private IReadOnlyList<(string Alias, string Expression, long Hundredths)> Questions(string table)
    {
        if (table == ControlTotals.Table)
        {
            return totals.Count == 0 ? [] :
            [
                (ControlTotals.Rows, $"COUNTROWS('{table}') * 100", totals.Count * 100L),
                (Least, $"MIN('{table}'[FigureRunNumber]) * 100", figureRunNumber * 100L),
                (Greatest, $"MAX('{table}'[FigureRunNumber]) * 100", figureRunNumber * 100L),
            ];
        }

        return [.. totals.Where(total => total.Table == table).Select(total => (
            total.Measure,
            total.Measure == ControlTotals.Rows ? $"COUNTROWS('{table}') * 100" : $"SUMX('{table}', ROUND('{table}'[{total.Measure}] * 100, 0))",
            total.Hundredths))];
    }

    public async Task<ControlResult> RunAsync(Guid workspaceId, Guid datasetId, IReadOnlyList<string> tables, CancellationToken cancellationToken)
    {
        List<string> equal = [];
        List<ControlDifference> differences = [];
        List<UncheckedTable> unasked = [];
        PowerBiFault? forbidden = null;
        foreach (string table in tables)
        {
            IReadOnlyList<(string Alias, string Expression, long Hundredths)> questions = Questions(table);
            if (questions.Count == 0 || forbidden is not null)
            {
                unasked.Add(new UncheckedTable(table, forbidden?.Summary ?? "the warehouse has no control totals of it"));
                continue;
            }

            try
            {
                JsonElement row = await client.QueryRowAsync(workspaceId, datasetId, Query(questions), cancellationToken);
                List<ControlDifference> found = Compare(table, questions, row);
                differences.AddRange(found);
                if (found.Count == 0)
                {
                    equal.Add(table);
                }
            }
            catch (PowerBiFaultException exception)
            {
                // Who may not ask for one table may ask for none: the others are not tried.
                forbidden = exception.Fault.Kind is PowerBiFaultKind.NoAccess or PowerBiFaultKind.NotFound or PowerBiFaultKind.TokenRefused or PowerBiFaultKind.SignInFailed or PowerBiFaultKind.Throttled ? exception.Fault : null;
                unasked.Add(new UncheckedTable(table, exception.Fault.Summary));
            }
            catch (FormatException exception)
            {
                unasked.Add(new UncheckedTable(table, exception.Message));
            }
        }

        return new ControlResult(figureRunNumber, equal, differences, unasked);
    }

    private static string Query(IReadOnlyList<(string Alias, string Expression, long Hundredths)> questions)
    {
        StringBuilder query = new("EVALUATE ROW(");
        return query.AppendJoin(", ", questions.Select(question => $"\"{question.Alias}\", {question.Expression}")).Append(')').ToString();
    }

    private static List<ControlDifference> Compare(string table, IReadOnlyList<(string Alias, string Expression, long Hundredths)> questions, JsonElement row)
    {
        List<ControlDifference> differences = [];
        foreach ((string alias, _, long expected) in questions)
        {
            // A blank is the sum of nothing.
            string text = row.FindText($"[{alias}]") ?? "0";
            decimal found = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value)
                ? value
                : throw new FormatException($"{alias} is '{BoundedText.Cut(text, 40)}', not a number");
            if (found != expected)
            {
                differences.Add(new ControlDifference(table, alias is Least or Greatest ? "FigureRunNumber" : alias, expected / 100m, found / 100m));
            }
        }

        return differences;
    }
}
