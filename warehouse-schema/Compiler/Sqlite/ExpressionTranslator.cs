using System.Globalization;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace BhytWarehouse.SchemaCompiler.Sqlite;

/// <summary>Writes a scalar expression of the portable core for SQLite, such that it means the same number or text there.</summary>
public sealed class ExpressionTranslator(SqlFile file, SchemaErrors errors, QueryTranslator queries)
{
    private const string Core =
        "The portable core has COALESCE CASE CAST CONCAT SUBSTRING NULLIF ROUND ABS MIN MAX SUM COUNT AVG, window functions and + - * / %.";

    private static readonly HashSet<string> Functions = new(
        ["CONCAT", "SUBSTRING", "ROUND", "ABS", "COUNT", "COUNT_BIG", "MIN", "MAX", "SUM", "AVG", "ROW_NUMBER", "RANK", "DENSE_RANK", "NTILE", "FIRST_VALUE", "LAST_VALUE", "LAG", "LEAD"],
        StringComparer.Ordinal);

    public TranslatedExpression Translate(ScalarExpression expression, QueryScope scope)
    {
        if (expression is PrimaryExpression { Collation: not null })
        {
            return Refuse(expression, "COLLATE in an expression is not translated; code columns compare binary on both engines.");
        }

        return expression switch
        {
            ColumnReferenceExpression column => Column(column, scope),
            IntegerLiteral literal => Integer(literal),
            NumericLiteral literal => Numeric(literal),
            StringLiteral literal => new(SqliteName.Literal(literal.Value), SqlType.Varchar(Math.Max(literal.Value.Length, 1), literal.IsNational), IsNullable: false),
            BinaryLiteral literal => new($"X'{literal.Value[2..]}'", new SqlType(ValueKind.Binary, "varbinary", Length: literal.Value.Length / 2), IsNullable: false),
            NullLiteral => new("NULL", SqlType.Unknown),
            ParenthesisExpression parenthesis => Translate(parenthesis.Expression, scope) is var inner ? inner with { Sql = $"({inner.Sql})", IsDeclared = false } : null!,
            UnaryExpression unary => Unary(unary, scope),
            BinaryExpression binary => Binary(binary, scope),
            CastCall cast => Cast(cast, scope),
            CoalesceExpression coalesce => Coalesce(coalesce, scope),
            NullIfExpression nullIf => NullIf(nullIf, scope),
            SearchedCaseExpression searched => SearchedCase(searched, scope),
            SimpleCaseExpression simple => SimpleCase(simple, scope),
            ScalarSubquery subquery => Subquery(subquery, scope),
            FunctionCall function => Function(function, scope),
            IIfCall => Refuse(expression, "IIF is not in the portable core; write CASE WHEN … THEN … ELSE … END."),
            ConvertCall or TryConvertCall or TryCastCall or ParseCall or TryParseCall => Refuse(expression, "This conversion is not in the portable core; write CAST(x AS type)."),
            LeftFunctionCall or RightFunctionCall => Refuse(expression, "LEFT and RIGHT are not in the portable core; write SUBSTRING(x, start, length)."),
            _ => Refuse(expression, $"{expression.GetType().Name} is not translated to SQLite. {Core}"),
        };
    }

    /// <summary>Whether two expressions belong to one family, so that both engines compare them alike.</summary>
    public void RequireSameFamily(TSqlFragment at, TranslatedExpression first, TranslatedExpression second)
    {
        if (SqlType.Union(first.Type, second.Type) is null && !IsDateWithText(first, second) && !IsDateWithText(second, first))
        {
            Refuse(at, $"{first.Type.Name} meets {second.Type.Name}; the engines convert differently. Bring both to one type with CAST.");
        }
    }

    /// <summary>Refuses equality between calculated decimals, which SQLite holds in binary.</summary>
    public void RequireExactEquality(TSqlFragment at, TranslatedExpression first, TranslatedExpression second)
    {
        RequireSameFamily(at, first, second);
        if (first.IsComputedAmount || second.IsComputedAmount)
        {
            Refuse(at, "Computed amounts may not be compared for equality, because SQLite calculates in binary. Write ABS(a - b) >= 0.005 (or < 0.005).");
        }
    }

    public TranslatedExpression Refuse(TSqlFragment at, string message)
    {
        errors.Add(file, at, "BW0200", message);
        return new("NULL", SqlType.Unknown);
    }

    private static bool IsDateWithText(TranslatedExpression date, TranslatedExpression text) =>
        date.Type.Kind is ValueKind.Date or ValueKind.Instant && text.Type.Kind == ValueKind.Text && text.Sql.StartsWith('\'');

    private static TranslatedExpression Integer(IntegerLiteral literal) =>
        long.TryParse(literal.Value, NumberStyles.None, CultureInfo.InvariantCulture, out long value)
            ? new(literal.Value, value <= int.MaxValue ? SqlType.Int with { Precision = literal.Value.Length, Name = "int" } : SqlType.BigInt, IsNullable: false)
            : new(literal.Value, SqlType.Decimal(literal.Value.Length, 0), IsNullable: false);

    private static TranslatedExpression Numeric(NumericLiteral literal)
    {
        int point = literal.Value.IndexOf('.', StringComparison.Ordinal);
        int scale = literal.Value.Length - point - 1;
        string text = point == 0 ? "0" + literal.Value : literal.Value;
        return new(text, SqlType.Decimal(Math.Max(point, 0) + scale, scale), IsNullable: false);
    }

    private TranslatedExpression Column(ColumnReferenceExpression reference, QueryScope scope)
    {
        if (reference.ColumnType != ColumnType.Regular || reference.MultiPartIdentifier.Count > 2)
        {
            return Refuse(reference, "Name a column as alias.Column.");
        }

        IList<Identifier> parts = reference.MultiPartIdentifier.Identifiers;
        string name = parts[^1].Value;
        string? alias = parts.Count == 2 ? parts[0].Value : null;
        for (QueryScope? level = scope; level is not null; level = level.Outer)
        {
            List<(RowSource Source, OutputColumn Column)> matches =
            [
                .. level.Sources.Where(source => alias is null || string.Equals(source.Alias, alias, StringComparison.Ordinal))
                    .SelectMany(source => source.Columns.Where(column => column.Name == name).Select(column => (source, column))),
            ];
            if (matches.Count > 1)
            {
                return Refuse(reference, $"{name} is a column of more than one source; write alias.{name}.");
            }

            if (matches is [var (source, column)])
            {
                string sql = source.Alias is null ? SqliteName.Quoted(name) : $"{SqliteName.Quoted(source.Alias)}.{SqliteName.Quoted(name)}";
                return new(sql, column.Type, column.IsComputedAmount, column.IsDeclared, column.IsNullable || source.IsOuter);
            }

            if (alias is not null && level.Sources.Any(source => source.Alias == alias))
            {
                return Refuse(reference, $"{alias} has no column {name}; its columns are {string.Join(", ", level.Sources.First(source => source.Alias == alias).Columns.Select(c => c.Name))}.");
            }
        }

        return Refuse(reference, $"{(alias is null ? name : $"{alias}.{name}")} is unknown here. Names are matched by exact case.");
    }

    private TranslatedExpression Unary(UnaryExpression unary, QueryScope scope)
    {
        TranslatedExpression inner = Translate(unary.Expression, scope);
        if (unary.UnaryExpressionType == UnaryExpressionType.BitwiseNot || inner.Type.Kind is not (ValueKind.Integer or ValueKind.Decimal or ValueKind.Unknown))
        {
            return Refuse(unary, "Only numbers take a sign; ~ is not in the portable core.");
        }

        string sign = unary.UnaryExpressionType == UnaryExpressionType.Negative ? "-" : "+";
        string operand = inner.Sql[0] is '-' or '+' ? $"({inner.Sql})" : inner.Sql;
        return inner with { Sql = sign + operand, IsDeclared = false };
    }

    private TranslatedExpression Binary(BinaryExpression binary, QueryScope scope)
    {
        TranslatedExpression first = Translate(binary.FirstExpression, scope);
        TranslatedExpression second = Translate(binary.SecondExpression, scope);
        BinaryExpressionType operation = binary.BinaryExpressionType;
        if (operation == BinaryExpressionType.Add && (first.Type.Kind == ValueKind.Text || second.Type.Kind == ValueKind.Text))
        {
            return Refuse(binary, "+ does not join texts in the portable core; write CONCAT(a, b).");
        }

        if (operation is BinaryExpressionType.BitwiseAnd or BinaryExpressionType.BitwiseOr or BinaryExpressionType.BitwiseXor)
        {
            return Refuse(binary, "Bit operations are not in the portable core.");
        }

        SqlType? type = SqlType.Arithmetic(operation, first.Type, second.Type);
        if (type is null)
        {
            return Refuse(binary, $"{operation} of {first.Type.Name} and {second.Type.Name} is not in the portable core; % takes integers, dates go through dim.Date.");
        }

        if (operation is BinaryExpressionType.Divide or BinaryExpressionType.Modulo && !IsNeverZero(binary.SecondExpression))
        {
            return Refuse(binary.SecondExpression, "SQL Server fails on a division by zero where SQLite gives NULL. Write NULLIF(divisor, 0).");
        }

        bool isDecimal = type.Kind == ValueKind.Decimal;
        bool isComputed = isDecimal && !IsConstant(binary);
        string sql = (operation, isDecimal) switch
        {
            (BinaryExpressionType.Add, _) => $"{first.Sql} + {second.Sql}",
            (BinaryExpressionType.Subtract, _) => $"{first.Sql} - {second.Sql}",
            (BinaryExpressionType.Multiply, _) => $"{first.Sql} * {second.Sql}",
            (BinaryExpressionType.Divide, true) => $"CAST({first.Sql} AS REAL) / {second.Sql}",
            (BinaryExpressionType.Divide, false) => $"{first.Sql} / {second.Sql}",
            (BinaryExpressionType.Modulo, _) => $"{first.Sql} % {second.Sql}",
            _ => throw new InvalidOperationException($"{operation} has no SQLite form; extend ExpressionTranslator.Binary."),
        };
        return new(sql, type, isComputed, IsNullable: first.IsNullable || second.IsNullable);
    }

    private static bool IsConstant(ScalarExpression expression) => expression switch
    {
        Literal => true,
        UnaryExpression unary => IsConstant(unary.Expression),
        ParenthesisExpression parenthesis => IsConstant(parenthesis.Expression),
        _ => false,
    };

    private static bool IsNeverZero(ScalarExpression divisor) => divisor switch
    {
        ParenthesisExpression parenthesis => IsNeverZero(parenthesis.Expression),
        CastCall { DataType: SqlDataTypeReference { SqlDataTypeOption: SqlDataTypeOption.Int or SqlDataTypeOption.BigInt or SqlDataTypeOption.Decimal } } cast =>
            IsNeverZero(cast.Parameter),
        UnaryExpression unary => IsNeverZero(unary.Expression),
        IntegerLiteral or NumericLiteral => ((Literal)divisor).Value.Any(digit => digit is >= '1' and <= '9'),
        NullIfExpression { SecondExpression: IntegerLiteral { Value: "0" } } => true,
        _ => false,
    };

    private TranslatedExpression Cast(CastCall cast, QueryScope scope)
    {
        TranslatedExpression inner = Translate(cast.Parameter, scope);
        if (SqlType.From(cast.DataType) is not { } type)
        {
            return Refuse(cast, $"CAST to this type is not in the portable core; it has int types, decimal, varchar, nvarchar, date.");
        }

        string? sql = (inner.Type.Kind, type.Kind) switch
        {
            (ValueKind.Unknown, _) => $"CAST({inner.Sql} AS {type.SqliteType})",
            (ValueKind.Integer or ValueKind.Text, ValueKind.Integer) => $"CAST({inner.Sql} AS INTEGER)",

            // SQL Server cuts the exact decimal; 0.29 * 100 in binary is just below 29 and must not become 28.
            (ValueKind.Decimal, ValueKind.Integer) => inner.IsComputedAmount
                ? Invariant($"CAST(ROUND({inner.Sql}, {inner.Type.Scale}) AS INTEGER)")
                : $"CAST({inner.Sql} AS INTEGER)",
            (ValueKind.Integer or ValueKind.Decimal or ValueKind.Text, ValueKind.Decimal) => Invariant($"ROUND(CAST({inner.Sql} AS REAL), {type.Scale})"),
            (ValueKind.Integer, ValueKind.Text) when !IsPadded(type) => $"CAST({inner.Sql} AS TEXT)",
            (ValueKind.Text, ValueKind.Text) when !IsPadded(type) => inner.Type.Length <= type.Length
                ? inner.Sql
                : Invariant($"SUBSTR({inner.Sql}, 1, {type.Length})"),
            (ValueKind.Date, ValueKind.Date) => inner.Sql,
            (ValueKind.Text, ValueKind.Date) when IsIsoDate(cast.Parameter) => inner.Sql,
            (ValueKind.Instant, ValueKind.Date) => $"SUBSTR({inner.Sql}, 1, 10)",
            (ValueKind.Date, ValueKind.Text) when !IsPadded(type) && type.Length >= 10 => inner.Sql,
            (ValueKind.Binary, ValueKind.Binary) when inner.Type.Length <= type.Length => inner.Sql,
            _ => null,
        };
        return sql is null
            ? Refuse(cast, $"CAST from {inner.Type.Name} to {type.Name} gives different texts on the two engines (padding, format, or cut).")
            : new(sql, type, type.Kind == ValueKind.Decimal && !IsConstant(cast.Parameter), IsDeclared: true, inner.IsNullable);
    }

    private static bool IsPadded(SqlType type) => type.Name.StartsWith("char", StringComparison.Ordinal) || type.Name.StartsWith("nchar", StringComparison.Ordinal);

    private static bool IsIsoDate(ScalarExpression expression) =>
        expression is StringLiteral literal && DateOnly.TryParseExact(literal.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private TranslatedExpression Coalesce(CoalesceExpression coalesce, QueryScope scope)
    {
        List<TranslatedExpression> parts = [.. coalesce.Expressions.Select(part => Translate(part, scope))];
        return Merge(coalesce, parts, isNullable: parts.All(part => part.IsNullable)) with { Sql = $"COALESCE({string.Join(", ", parts.Select(part => part.Sql))})" };
    }

    private TranslatedExpression NullIf(NullIfExpression nullIf, QueryScope scope)
    {
        TranslatedExpression first = Translate(nullIf.FirstExpression, scope);
        TranslatedExpression second = Translate(nullIf.SecondExpression, scope);

        // NULLIF is an equality; at the scale that the sum has on SQL Server, a binary rest of it is nothing.
        if (first.IsComputedAmount && !second.IsComputedAmount)
        {
            first = first with { Sql = Invariant($"ROUND({first.Sql}, {first.Type.Scale})") };
            RequireSameFamily(nullIf, first, second);
        }
        else
        {
            RequireExactEquality(nullIf, first, second);
        }

        return first with { Sql = $"NULLIF({first.Sql}, {second.Sql})", IsDeclared = false, IsNullable = true };
    }

    private TranslatedExpression SearchedCase(SearchedCaseExpression searched, QueryScope scope)
    {
        List<TranslatedExpression> results = [.. searched.WhenClauses.Select(when => Translate(when.ThenExpression, scope))];
        List<string> branches = [.. searched.WhenClauses.Zip(results, (when, result) => $"WHEN {queries.Conditions.Translate(when.WhenExpression, scope)} THEN {result.Sql}")];
        return Case(searched, "CASE ", branches, results, scope);
    }

    private TranslatedExpression SimpleCase(SimpleCaseExpression simple, QueryScope scope)
    {
        TranslatedExpression input = Translate(simple.InputExpression, scope);
        List<TranslatedExpression> results = [.. simple.WhenClauses.Select(when => Translate(when.ThenExpression, scope))];
        List<string> branches = [];
        foreach ((SimpleWhenClause when, TranslatedExpression result) in simple.WhenClauses.Zip(results))
        {
            TranslatedExpression value = Translate(when.WhenExpression, scope);
            RequireExactEquality(when, input, value);
            branches.Add($"WHEN {value.Sql} THEN {result.Sql}");
        }

        return Case(simple, $"CASE {input.Sql} ", branches, results, scope);
    }

    private TranslatedExpression Case(CaseExpression at, string head, List<string> branches, List<TranslatedExpression> results, QueryScope scope)
    {
        string tail = "";
        if (at.ElseExpression is not null)
        {
            TranslatedExpression otherwise = Translate(at.ElseExpression, scope);
            results.Add(otherwise);
            tail = $" ELSE {otherwise.Sql}";
        }

        return Merge(at, results, at.ElseExpression is null || results.Any(result => result.IsNullable)) with { Sql = $"{head}{string.Join(" ", branches)}{tail} END" };
    }

    private TranslatedExpression Merge(TSqlFragment at, IReadOnlyList<TranslatedExpression> parts, bool isNullable)
    {
        SqlType type = SqlType.Unknown;
        foreach (TranslatedExpression part in parts)
        {
            if (SqlType.Union(type, part.Type) is not { } wider)
            {
                return Refuse(at, $"{type.Name} and {part.Type.Name} are mixed; the engines convert differently. Bring all branches to one type with CAST.");
            }

            type = wider;
        }

        return new("", type, parts.Any(part => part.IsComputedAmount), IsDeclared: false, isNullable);
    }

    private TranslatedExpression Subquery(ScalarSubquery subquery, QueryScope scope)
    {
        (string sql, IReadOnlyList<OutputColumn> columns) = queries.Translate(subquery.QueryExpression, scope);
        return columns.Count == 1
            ? new($"({sql})", columns[0].Type, columns[0].IsComputedAmount, IsDeclared: false)
            : Refuse(subquery, Invariant($"A subquery as a value has one column, this one has {columns.Count}."));
    }

    private TranslatedExpression Function(FunctionCall function, QueryScope scope)
    {
        string name = function.FunctionName.Value.ToUpperInvariant();
        if (function.CallTarget is not null || function.WithinGroupClause is not null)
        {
            return Refuse(function, $"{name} in this form is not translated. {Core}");
        }

        if (!Functions.Contains(name))
        {
            return Refuse(function, $"{name} is not in the portable core. {Core} Date arithmetic goes through dim.Date.");
        }

        bool isCountOfRows = name is "COUNT" or "COUNT_BIG" && function.Parameters is [ColumnReferenceExpression { ColumnType: ColumnType.Wildcard }];
        List<TranslatedExpression> parameters = isCountOfRows ? [] : [.. function.Parameters.Select(parameter => Translate(parameter, scope))];
        string over = function.OverClause is null ? "" : Over(function.OverClause, scope);
        string distinct = function.UniqueRowFilter == UniqueRowFilter.Distinct ? "DISTINCT " : "";
        string list = string.Join(", ", parameters.Select(parameter => parameter.Sql));
        TranslatedExpression? only = parameters.Count == 1 ? parameters[0] : null;
        if (distinct.Length > 0 && only is { IsComputedAmount: true })
        {
            return Refuse(function, "DISTINCT over a computed amount compares for equality; count or sum base columns.");
        }

        switch (name)
        {
            case "CONCAT" when parameters.Count >= 2:
                return Concat(function, parameters);
            case "SUBSTRING" when parameters.Count == 3:
                return Substring(function, parameters);
            case "ROUND" when parameters.Count == 2:
                return Round(function, parameters);
            case "ABS" when only is { Type.Kind: ValueKind.Integer or ValueKind.Decimal or ValueKind.Unknown }:
                return only with { Sql = $"ABS({only.Sql})", IsDeclared = false };
            case "COUNT" or "COUNT_BIG" when isCountOfRows || only is not null:
                return new($"COUNT({(isCountOfRows ? "*" : distinct + list)}){over}", name == "COUNT" ? SqlType.Int : SqlType.BigInt, IsNullable: false);
            case "MIN" or "MAX" when only is not null:
                return only with { Sql = $"{name}({list}){over}", IsDeclared = false, IsNullable = true };
            case "SUM" when only is { Type.Kind: ValueKind.Integer }:
                return only with { Sql = $"SUM({distinct}{list}){over}", Type = only.Type.Precision > 10 ? SqlType.BigInt : SqlType.Int, IsDeclared = false, IsNullable = true };

            // Binary rests of a long sum are rounded away at the scale that the sum has on SQL Server.
            case "SUM" when only is { Type.Kind: ValueKind.Decimal }:
                return new(Invariant($"ROUND(SUM({distinct}{list}){over}, {only.Type.Scale})"), SqlType.Decimal(38, only.Type.Scale), IsComputedAmount: true);
            case "AVG" when only is { Type.Kind: ValueKind.Decimal }:
                int scale = Math.Max(only.Type.Scale, 6);
                return new(Invariant($"ROUND(AVG({distinct}{list}){over}, {scale})"), SqlType.Decimal(38, scale), IsComputedAmount: true);
            case "AVG" when only is { Type.Kind: ValueKind.Integer }:
                return Refuse(function, "AVG of integers cuts the fraction on SQL Server and keeps it on SQLite; write AVG(CAST(x AS decimal(18, 6))).");
            case "ROW_NUMBER" or "RANK" or "DENSE_RANK" when parameters.Count == 0 && over.Length > 0:
                return new($"{name}(){over}", SqlType.BigInt, IsNullable: false);
            case "NTILE" when only is not null && over.Length > 0:
                return new($"NTILE({list}){over}", SqlType.BigInt, IsNullable: false);
            case "FIRST_VALUE" or "LAST_VALUE" when only is not null && over.Length > 0:
                return only with { Sql = $"{name}({list}){over}", IsDeclared = false, IsNullable = true };
            case "LAG" or "LEAD" when parameters.Count is >= 1 and <= 3 && over.Length > 0:
                return parameters[0] with { Sql = $"{name}({list}){over}", IsDeclared = false, IsNullable = true };
            default:
                // Of an argument that was refused, nothing more can be said.
                return parameters.Any(parameter => parameter.Type.Kind == ValueKind.Unknown)
                    ? new("NULL", SqlType.Unknown)
                    : Refuse(function, $"{name} with {parameters.Count.ToString(CultureInfo.InvariantCulture)} parameter(s) of this kind is not translated to SQLite. {Core}");
        }
    }

    private TranslatedExpression Concat(FunctionCall function, List<TranslatedExpression> parameters)
    {
        // A decimal or an instant has another text on each engine.
        if (parameters.Any(part => part.Type.Kind is ValueKind.Decimal or ValueKind.Instant or ValueKind.Binary))
        {
            return Refuse(function, "CONCAT of a decimal, datetime2 or binary gives different texts on the two engines; CAST an amount to bigint first.");
        }

        IEnumerable<string> parts = parameters.Select(part => part.IsNullable ? $"COALESCE({part.Sql}, '')" : $"({part.Sql})");
        int length = parameters.Sum(part => part.Type.Kind == ValueKind.Text ? Math.Min(part.Type.Length, 8000) : 12);
        bool isNational = parameters.Any(part => part.Type.Name.StartsWith('n'));
        return new($"({string.Join(" || ", parts)})", SqlType.Varchar(Math.Min(length, isNational ? 4000 : 8000), isNational), IsNullable: false);
    }

    private TranslatedExpression Substring(FunctionCall function, List<TranslatedExpression> parameters)
    {
        bool isPlain = parameters[0].Type.Kind is ValueKind.Text or ValueKind.Unknown
            && function.Parameters[1] is IntegerLiteral { Value: not "0" }
            && function.Parameters[2] is IntegerLiteral;
        return isPlain
            ? new($"SUBSTR({parameters[0].Sql}, {parameters[1].Sql}, {parameters[2].Sql})",
                SqlType.Varchar(Math.Max(1, int.Parse(parameters[2].Sql, CultureInfo.InvariantCulture)), parameters[0].Type.Name.StartsWith('n')), IsNullable: parameters[0].IsNullable)
            : Refuse(function, "SUBSTRING takes a text and a literal start (1 or more) and length; the engines read a start below 1 differently.");
    }

    private TranslatedExpression Round(FunctionCall function, List<TranslatedExpression> parameters) =>
        parameters[0].Type.Kind == ValueKind.Decimal && function.Parameters[1] is IntegerLiteral
            ? new($"ROUND(CAST({parameters[0].Sql} AS REAL), {parameters[1].Sql})", parameters[0].Type, IsComputedAmount: true, IsNullable: parameters[0].IsNullable)
            : Refuse(function, "ROUND takes a decimal and a literal number of digits, 0 or more; an integer needs no rounding.");

    private string Over(OverClause over, QueryScope scope)
    {
        List<string> parts = [];
        if (over.Partitions.Count > 0)
        {
            List<TranslatedExpression> partitions = [.. over.Partitions.Select(partition => Translate(partition, scope))];
            if (partitions.Any(partition => partition.IsComputedAmount))
            {
                Refuse(over, "PARTITION BY a computed amount compares for equality.");
            }

            parts.Add($"PARTITION BY {string.Join(", ", partitions.Select(partition => partition.Sql))}");
        }

        if (over.OrderByClause is not null)
        {
            parts.Add("ORDER BY " + string.Join(", ", over.OrderByClause.OrderByElements.Select(element =>
                Translate(element.Expression, scope).Sql + (element.SortOrder == SortOrder.Descending ? " DESC" : ""))));
        }

        if (over.WindowFrameClause is { } frame)
        {
            string kind = frame.WindowFrameType == WindowFrameType.Rows ? "ROWS" : "RANGE";
            parts.Add(frame.Bottom is null ? $"{kind} {Bound(frame.Top, scope)}" : $"{kind} BETWEEN {Bound(frame.Top, scope)} AND {Bound(frame.Bottom, scope)}");
        }

        return $" OVER ({string.Join(" ", parts)})";
    }

    private string Bound(WindowDelimiter bound, QueryScope scope) => bound.WindowDelimiterType switch
    {
        WindowDelimiterType.UnboundedPreceding => "UNBOUNDED PRECEDING",
        WindowDelimiterType.UnboundedFollowing => "UNBOUNDED FOLLOWING",
        WindowDelimiterType.CurrentRow => "CURRENT ROW",
        WindowDelimiterType.ValuePreceding => $"{Translate(bound.OffsetValue, scope).Sql} PRECEDING",
        WindowDelimiterType.ValueFollowing => $"{Translate(bound.OffsetValue, scope).Sql} FOLLOWING",
        _ => Refuse(bound, "This bound of a window frame is not translated.").Sql,
    };
}
