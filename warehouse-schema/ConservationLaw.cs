using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace BhytWarehouse.Schema;

/// <summary>What a derived figure conserves, as the Conserves tag of its file says: sums over its rows that must equal sums over what it was made of, slice by slice, in whole hundredths.</summary>
/// <remarks>
/// Laws are divided by semicolons. One is written <c>A, B = expression of fact.Table by Slice, Slice = expression where condition among condition as far as told</c>: the measures of the
/// figure, each with what it is behind it (the column of the same name unless told); the table or view behind it; the slices in which both sides are added up; which rows behind it count
/// (where), and which of the figure (among). <c>rows</c> counts rows, <c>distinct expression</c> different values; <c>each A</c> stands in every row of a slice instead of being divided among
/// them; <c>A hiding 1 to 10</c> (or <c>hiding any</c>) may be empty where a small cell is suppressed; <c>as far as told</c> leaves slices aside that the figure does not have.
/// <c>Dim(Key).Column</c> is a column of the member that a key names; in a subquery the row of the law is called <c>own</c> and every other column carries the name of its table.
/// What is not conserved says so with its reason: <c>A, B nothing: reason</c>, or of the whole file <c>nothing: reason</c>.
/// </remarks>
/// <param name="Figure">The file that states it.</param>
/// <param name="Target">Where the figure stands: fact.X for derive.X that feeds it, fact.IndicatorValue for an indicator, else the object itself.</param>
/// <param name="Source">What it was made of.</param>
/// <param name="Slices">Expressions over the figure and over what is behind it.</param>
public sealed partial record ConservationLaw(
    WarehouseObject Figure,
    WarehouseObject Target,
    WarehouseObject Source,
    IReadOnlyList<ConservedMeasure> Measures,
    IReadOnlyList<(string Target, string Source)> Slices,
    string Where,
    string Among,
    bool IsEach,
    bool IsAsFarAsTold)
{
    public const string Tag = "Conserves";

    /// <summary>In hundredths, what a slice shows of a measure that stands in every row where all of them hide it: no count of people is a hundredth.</summary>
    public const long AllHidden = -1;

    private const string Rows = "rows";
    private const string Distinct = "distinct ";

    private static readonly string[] StatedIn = ["derive", "fact", "indicator", "mart"];
    private static readonly string[] Clauses = [" of ", " by ", " where ", " among "];
    private static readonly Lazy<IReadOnlyList<ConservationLaw>> Stated = new(() => [.. WarehouseSchema.Objects.Where(item => StatedIn.Contains(item.Schema)).SelectMany(Of)]);

    /// <summary>Gets every law of the schema, in the order in which figures are made.</summary>
    public static IReadOnlyList<ConservationLaw> All => Stated.Value;

    /// <summary>Gets the tables and views on which it depends how the law comes out, written schema.Name: the figure, what is behind it, and what its expressions and conditions ask.</summary>
    public IReadOnlyList<string> Reads =>
    [
        $"{Figure.Schema}.{Figure.Name}",
        $"{Source.Schema}.{Source.Name}",
        .. Slices.SelectMany(slice => new[] { slice.Target, slice.Source }).Concat(Measures.SelectMany(measure => new[] { measure.Target, measure.Source })).Append(Where).Append(Among)
            .SelectMany(expression => Token().Matches(expression)).Where(token => token.Groups["dim"].Success || token.Groups["schema"].Success)
            .Select(token => token.Groups["dim"].Success ? $"dim.{token.Groups["dim"].Value}" : $"{token.Groups["schema"].Value}.{token.Groups["name"].Value}"),
    ];

    /// <summary>What can be added up, by its name: amounts, counts, days and quantities, and the two sides of an indicator.</summary>
    public static bool IsMeasure(string column) => Measure().IsMatch(column);

    /// <summary>The laws that a file states; none when it has no tag or conserves nothing.</summary>
    /// <exception cref="FormatException">A law is not written as above, or names a table that is not there.</exception>
    public static IReadOnlyList<ConservationLaw> Of(WarehouseObject figure) =>
        figure.Header.TryGetValue(Tag, out string? text)
            ? [.. Split(text, ";").Select(law => law.Trim()).Where(law => !Nothing().IsMatch(law)).Select(law => Parse(figure, law))]
            : [];

    /// <summary>Both sides as queries in the portable core: first the figure (slices, then two numbers for each measure: its sum and its empty cells, or its least and its greatest value), then what is behind it (slices, then one number for each measure).</summary>
    /// <param name="nameOf">How the engine writes a table, from schema and name.</param>
    public (string Figure, string Behind) Queries(Func<string, string, string> nameOf)
    {
        Side figure = new(Target, nameOf);
        Side behind = new(Source, nameOf);
        string among = Figure.Schema == "indicator" ? $"IndicatorCode = '{Figure.Code}'{(Among.Length > 0 ? $" AND ({Among})" : "")}" : Among;
        return (
            figure.Query(Slices.Select(slice => slice.Target), Measures.SelectMany(measure => IsEach
                ? [$"COALESCE(MIN({figure.Hundredths(measure.Target)}), {Empty(measure)})", $"COALESCE(MAX({figure.Hundredths(measure.Target)}), {Empty(measure)})"]
                : new[] { figure.Sum(measure.Target), figure.EmptyCells(measure.Target) }), among),
            behind.Query(Slices.Select(slice => slice.Source), Measures.Select(measure => behind.Sum(measure.Source)), Where));
    }

    /// <summary>The slices of one row as a message says them.</summary>
    public string Say(IReadOnlyList<string> values) => string.Join(", ", Slices.Select((slice, index) => $"{Plain().Replace(slice.Target, "$1")} {values[index]}"));

    private static long Empty(ConservedMeasure measure) => measure.HidesFrom is null ? 0 : AllHidden;

    private static ConservationLaw Parse(WarehouseObject figure, string text)
    {
        bool isAsFarAsTold = text.EndsWith(" as far as told", StringComparison.Ordinal);
        string rest = isAsFarAsTold ? text[..^" as far as told".Length] : text;
        Dictionary<string, string> clauses = [];
        for (int clause = Clauses.Length - 1; clause >= 0; clause--)
        {
            string[] parts = [.. Split(rest, Clauses[clause])];
            if (parts.Length > 2)
            {
                throw Wrong(figure, text, $"'{Clauses[clause].Trim()}' stands twice");
            }

            (rest, clauses[Clauses[clause]]) = (parts[0].Trim(), parts.Length == 2 ? parts[1].Trim() : "");
        }

        string[] source = clauses[" of "].Split('.');
        if (source.Length != 2 || rest.Length == 0)
        {
            throw Wrong(figure, text, "expected 'Measure of schema.Table by Slice'");
        }

        WarehouseObject behind = WarehouseSchema.Objects.FirstOrDefault(item => item.Schema == source[0] && item.Name == source[1]) ?? throw Wrong(figure, text, $"there is no {clauses[" of "]}");
        bool isEach = rest.StartsWith("each ", StringComparison.Ordinal);
        ConservedMeasure[] measures = [.. Split(isEach ? rest["each ".Length..] : rest, ",").Select(measure => ParseMeasure(figure, text, measure.Trim()))];
        (string, string)[] slices = [.. clauses[" by "].Length == 0 ? [] : Split(clauses[" by "], ",").Select(slice => Sides(slice.Trim()))];
        return new ConservationLaw(figure, TargetOf(figure), behind, measures, slices, clauses[" where "], clauses[" among "], isEach, isAsFarAsTold);
    }

    private static ConservedMeasure ParseMeasure(WarehouseObject figure, string law, string text)
    {
        (string target, string source) = Sides(text);
        Match hiding = Hiding().Match(target);
        bool isSame = source == target;
        if (!hiding.Success)
        {
            return new ConservedMeasure(target, target, source, null, 0);
        }

        string measure = hiding.Groups["measure"].Value;
        (int from, int to) = hiding.Groups["from"].Success
            ? (int.Parse(hiding.Groups["from"].Value, CultureInfo.InvariantCulture), int.Parse(hiding.Groups["to"].Value, CultureInfo.InvariantCulture))
            : (0, int.MaxValue);
        return from <= to ? new ConservedMeasure(measure, measure, isSame ? measure : source, from, to) : throw Wrong(figure, law, $"'{text}' hides nothing");
    }

    /// <summary>The first equals sign divides the sides; those in a condition behind it belong to the second.</summary>
    private static (string Target, string Source) Sides(string text)
    {
        string target = Split(text, " = ").First();
        return target.Length == text.Length ? (text, text) : (target.Trim(), text[(target.Length + " = ".Length)..].Trim());
    }

    private static WarehouseObject TargetOf(WarehouseObject figure) => figure.Schema switch
    {
        "indicator" => WarehouseSchema.Find("fact", "IndicatorValue"),
        "derive" => WarehouseSchema.Objects.FirstOrDefault(item => item.Schema == "fact" && item.Name == figure.Name) ?? figure,
        _ => figure,
    };

    /// <summary>Splits outside of parentheses and texts.</summary>
    private static IEnumerable<string> Split(string text, string separator)
    {
        int depth = 0;
        bool isText = false;
        int begin = 0;
        for (int at = 0; at < text.Length; at++)
        {
            isText ^= text[at] == '\'';
            depth += isText ? 0 : text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
            if (!isText && depth == 0 && string.CompareOrdinal(text, at, separator, 0, separator.Length) == 0)
            {
                yield return text[begin..at];
                begin = at + separator.Length;
                at = begin - 1;
            }
        }

        yield return text[begin..];
    }

    private static FormatException Wrong(WarehouseObject figure, string law, string reason) => new($"{figure.Schema}.{figure.Name}, {Tag} '{law}': {reason}.");

    [GeneratedRegex("(Amount|Count|Days|Quantity)$|^(Numerator|Denominator)$", RegexOptions.CultureInvariant)]
    private static partial Regex Measure();

    [GeneratedRegex(@"^(?:[\w, ]+ )?nothing: \S", RegexOptions.CultureInvariant)]
    private static partial Regex Nothing();

    [GeneratedRegex(@"^(?<measure>.+) hiding (?:any|(?<from>\d+) to (?<to>\d+))$", RegexOptions.CultureInvariant)]
    private static partial Regex Hiding();

    [GeneratedRegex(@"^\w+\(\w+\)\.(\w+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    [GeneratedRegex(@"(?<text>'(?:[^']|'')*')|(?<dim>[A-Z]\w*)\((?<key>\w+)\)\.(?<column>\w+)|(?<![\w.])(?<schema>dim|fact|derive)\.(?<name>[A-Z]\w*)|(?<![\w.])(?<word>[A-Za-z_]\w*)(?![\w.])", RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    /// <summary>One side of a law while its query is written: it remembers which members its expressions asked for.</summary>
    private sealed class Side(WarehouseObject table, Func<string, string, string> nameOf)
    {
        private readonly Dictionary<(string Dimension, string Key), string> _members = [];
        private readonly HashSet<string> _columns = [.. table.Columns.Select(column => column.Name)];

        public string Sum(string expression) =>
            expression == Rows ? "CAST(COUNT(*) AS bigint) * 100"
            : expression.StartsWith(Distinct, StringComparison.Ordinal) ? $"CAST(COUNT(DISTINCT {Write(expression[Distinct.Length..])}) AS bigint) * 100"
            : $"COALESCE(SUM({Hundredths(expression)}), 0)";

        public string Hundredths(string expression) => $"CAST(ROUND(({Write(expression)}) * 100, 0) AS bigint)";

        public string EmptyCells(string expression) => expression == Rows ? "0" : $"COALESCE(SUM(CASE WHEN {Write(expression)} IS NULL THEN 1 ELSE 0 END), 0)";

        public string Query(IEnumerable<string> slices, IEnumerable<string> measures, string condition)
        {
            string[] keys = [.. slices.Select(Write)];
            string where = condition.Length == 0 ? "" : $" WHERE {Write(condition)}";
            StringBuilder query = new("SELECT ");
            query.AppendJoin(", ", keys.Concat(measures)).Append(CultureInfo.InvariantCulture, $" FROM {nameOf(table.Schema, table.Name)} AS own");
            foreach (((string dimension, string key), string alias) in _members)
            {
                query.Append(CultureInfo.InvariantCulture, $" LEFT JOIN {nameOf("dim", dimension)} AS {alias} ON {alias}.{dimension}Key = own.{key}");
            }

            query.Append(where);
            return keys.Length == 0 ? query.ToString() : query.Append(" GROUP BY ").AppendJoin(", ", keys).ToString();
        }

        private string Write(string expression) => Token().Replace(expression, token =>
            token.Groups["text"].Success ? token.Value
            : token.Groups["dim"].Success ? $"{Member(token.Groups["dim"].Value, token.Groups["key"].Value)}.{token.Groups["column"].Value}"
            : token.Groups["schema"].Success ? nameOf(token.Groups["schema"].Value, token.Groups["name"].Value)
            : _columns.Contains(token.Value) ? "own." + token.Value : token.Value);

        private string Member(string dimension, string key)
        {
            if (!_members.TryGetValue((dimension, key), out string? alias))
            {
                _members[(WarehouseSchema.Find("dim", dimension).Name, key)] = alias = string.Create(CultureInfo.InvariantCulture, $"member{_members.Count + 1}");
            }

            return alias;
        }
    }
}
