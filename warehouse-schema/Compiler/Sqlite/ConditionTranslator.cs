using System.Text;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace BhytWarehouse.SchemaCompiler.Sqlite;

/// <summary>Writes a condition of the portable core for SQLite.</summary>
public sealed class ConditionTranslator(QueryTranslator queries)
{
    public string Translate(BooleanExpression condition, QueryScope scope) => condition switch
    {
        BooleanParenthesisExpression parenthesis => $"({Translate(parenthesis.Expression, scope)})",
        BooleanNotExpression not => $"NOT {Translate(not.Expression, scope)}",
        BooleanBinaryExpression { BinaryExpressionType: BooleanBinaryExpressionType.And } and =>
            $"{Translate(and.FirstExpression, scope)} AND {Translate(and.SecondExpression, scope)}",
        BooleanBinaryExpression or => $"{Translate(or.FirstExpression, scope)} OR {Translate(or.SecondExpression, scope)}",
        BooleanComparisonExpression comparison => Comparison(comparison, scope),
        BooleanIsNullExpression isNull => $"{queries.Expressions.Translate(isNull.Expression, scope).Sql} IS {(isNull.IsNot ? "NOT " : "")}NULL",
        BooleanTernaryExpression between => Between(between, scope),
        InPredicate within => In(within, scope),
        ExistsPredicate exists => $"EXISTS ({queries.Translate(exists.Subquery.QueryExpression, scope).Sql})",
        LikePredicate like => Like(like, scope),
        _ => queries.Expressions.Refuse(condition, $"{condition.GetType().Name} is not translated to SQLite; conditions are comparisons, AND, OR, NOT, IS NULL, BETWEEN, IN, EXISTS and LIKE.").Sql,
    };

    private string Comparison(BooleanComparisonExpression comparison, QueryScope scope)
    {
        TranslatedExpression first = queries.Expressions.Translate(comparison.FirstExpression, scope);
        TranslatedExpression second = queries.Expressions.Translate(comparison.SecondExpression, scope);
        string? sign = comparison.ComparisonType switch
        {
            BooleanComparisonType.Equals => "=",
            BooleanComparisonType.NotEqualToBrackets or BooleanComparisonType.NotEqualToExclamation => "<>",
            BooleanComparisonType.GreaterThan => ">",
            BooleanComparisonType.GreaterThanOrEqualTo => ">=",
            BooleanComparisonType.LessThan => "<",
            BooleanComparisonType.LessThanOrEqualTo => "<=",
            _ => null,
        };
        if (sign is null)
        {
            return queries.Expressions.Refuse(comparison, "This comparison is not in the portable core; write = <> < <= > >=.").Sql;
        }

        if (sign is "=" or "<>")
        {
            queries.Expressions.RequireExactEquality(comparison, first, second);
        }
        else
        {
            queries.Expressions.RequireSameFamily(comparison, first, second);
        }

        return $"{first.Sql} {sign} {second.Sql}";
    }

    private string Between(BooleanTernaryExpression between, QueryScope scope)
    {
        TranslatedExpression value = queries.Expressions.Translate(between.FirstExpression, scope);
        TranslatedExpression low = queries.Expressions.Translate(between.SecondExpression, scope);
        TranslatedExpression high = queries.Expressions.Translate(between.ThirdExpression, scope);
        queries.Expressions.RequireSameFamily(between, value, low);
        queries.Expressions.RequireSameFamily(between, value, high);
        string not = between.TernaryExpressionType == BooleanTernaryExpressionType.NotBetween ? "NOT " : "";
        return $"{value.Sql} {not}BETWEEN {low.Sql} AND {high.Sql}";
    }

    private string In(InPredicate within, QueryScope scope)
    {
        TranslatedExpression value = queries.Expressions.Translate(within.Expression, scope);
        string not = within.NotDefined ? "NOT " : "";
        if (within.Subquery is not null)
        {
            (string sql, IReadOnlyList<OutputColumn> columns) = queries.Translate(within.Subquery.QueryExpression, scope);
            foreach (OutputColumn column in columns)
            {
                queries.Expressions.RequireExactEquality(within, value, new TranslatedExpression("", column.Type, column.IsComputedAmount));
            }

            return $"{value.Sql} {not}IN ({sql})";
        }

        List<TranslatedExpression> list = [.. within.Values.Select(item => queries.Expressions.Translate(item, scope))];
        foreach (TranslatedExpression item in list)
        {
            queries.Expressions.RequireExactEquality(within, value, item);
        }

        return $"{value.Sql} {not}IN ({string.Join(", ", list.Select(item => item.Sql))})";
    }

    // LIKE of SQLite ignores the case of ASCII letters; GLOB compares binary, as the collation of the warehouse does.
    private string Like(LikePredicate like, QueryScope scope)
    {
        TranslatedExpression value = queries.Expressions.Translate(like.FirstExpression, scope);
        if (like.SecondExpression is not StringLiteral pattern || like.EscapeExpression is not null || pattern.Value.Contains('[', StringComparison.Ordinal)
            || value.Type.Kind is not (ValueKind.Text or ValueKind.Unknown))
        {
            return queries.Expressions.Refuse(like, "LIKE takes a text and a literal pattern of % and _, without ESCAPE and [classes].").Sql;
        }

        StringBuilder glob = new();
        foreach (char letter in pattern.Value)
        {
            glob.Append(letter switch
            {
                '%' => "*",
                '_' => "?",
                '*' or '?' => $"[{letter}]",
                _ => letter.ToString(),
            });
        }

        return $"{value.Sql} {(like.NotDefined ? "NOT " : "")}GLOB {SqliteName.Literal(glob.ToString())}";
    }
}
