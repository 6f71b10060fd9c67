using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace BhytWarehouse.SchemaCompiler.Sqlite;

/// <summary>Refuses a column that is neither grouped nor aggregated: SQL Server fails on it, SQLite would take any row's value.</summary>
public sealed class GroupingRule(ExpressionTranslator expressions)
{
    private static readonly HashSet<string> Aggregates = new(["SUM", "COUNT", "COUNT_BIG", "MIN", "MAX", "AVG"], StringComparer.OrdinalIgnoreCase);

    public void Check(QuerySpecification query)
    {
        IEnumerable<TSqlFragment> parts = query.SelectElements.OfType<SelectScalarExpression>().Select(element => (TSqlFragment)element.Expression);
        parts = query.HavingClause is null ? parts : parts.Append(query.HavingClause);
        List<TSqlFragment> outputs = [.. parts];
        Finder aggregates = new([]);
        foreach (TSqlFragment output in outputs)
        {
            output.Accept(aggregates);
        }

        if (query.GroupByClause is null && !aggregates.HasAggregate)
        {
            return;
        }

        HashSet<string> keys = [.. query.GroupByClause?.GroupingSpecifications.OfType<ExpressionGroupingSpecification>().Select(key => Text(key.Expression)) ?? []];
        Finder finder = new(keys);
        foreach (TSqlFragment output in outputs)
        {
            output.Accept(finder);
        }

        foreach (ColumnReferenceExpression column in finder.Ungrouped)
        {
            expressions.Refuse(column, $"{Text(column)} is neither in GROUP BY nor inside an aggregate.");
        }
    }

    private static string Text(TSqlFragment fragment) =>
        string.Concat(fragment.ScriptTokenStream.Skip(fragment.FirstTokenIndex).Take(fragment.LastTokenIndex - fragment.FirstTokenIndex + 1)
            .Where(token => token.TokenType is not (TSqlTokenType.WhiteSpace or TSqlTokenType.SingleLineComment or TSqlTokenType.MultilineComment))
            .Select(token => token.Text + (token.Text.All(char.IsLetter) && token.TokenType != TSqlTokenType.Identifier ? " " : "")));

    private sealed class Finder(HashSet<string> keys) : TSqlConcreteFragmentVisitor
    {
        public bool HasAggregate { get; private set; }

        public List<ColumnReferenceExpression> Ungrouped { get; } = [];

        public override void ExplicitVisit(ColumnReferenceExpression node)
        {
            string text = Text(node);
            string name = text.Split('.')[^1];

            // One of the two may be written without its alias.
            bool isKey = keys.Contains(text) || keys.Contains(name) || (name == text && keys.Any(key => key.EndsWith("." + name, StringComparison.Ordinal)));
            if (node.ColumnType == ColumnType.Regular && !isKey)
            {
                Ungrouped.Add(node);
            }
        }

        public override void ExplicitVisit(FunctionCall node)
        {
            bool isAggregate = node.OverClause is null && Aggregates.Contains(node.FunctionName.Value);
            HasAggregate |= isAggregate;
            if (!isAggregate && !keys.Contains(Text(node)))
            {
                base.ExplicitVisit(node);
            }
        }

        // A subquery groups for itself; what it takes from outside is checked by the server.
        public override void ExplicitVisit(ScalarSubquery node)
        {
        }

        public override void ExplicitVisit(BinaryExpression node) => Descend(node, () => base.ExplicitVisit(node));

        public override void ExplicitVisit(ParenthesisExpression node) => Descend(node, () => base.ExplicitVisit(node));

        public override void ExplicitVisit(CastCall node) => Descend(node, () => base.ExplicitVisit(node));

        public override void ExplicitVisit(CoalesceExpression node) => Descend(node, () => base.ExplicitVisit(node));

        public override void ExplicitVisit(NullIfExpression node) => Descend(node, () => base.ExplicitVisit(node));

        public override void ExplicitVisit(SearchedCaseExpression node) => Descend(node, () => base.ExplicitVisit(node));

        public override void ExplicitVisit(SimpleCaseExpression node) => Descend(node, () => base.ExplicitVisit(node));

        private void Descend(TSqlFragment node, Action visitChildren)
        {
            if (!keys.Contains(Text(node)))
            {
                visitChildren();
            }
        }
    }
}
