using System.Globalization;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace BhytWarehouse.SchemaCompiler.Sqlite;

/// <summary>A T-SQL type and the family it belongs to; precision and scale follow the rules of T-SQL.</summary>
public sealed record SqlType(ValueKind Kind, string Name, int Precision = 0, int Scale = 0, int Length = 0)
{
    public static SqlType Unknown { get; } = new(ValueKind.Unknown, "unknown");

    public static SqlType SmallInt { get; } = new(ValueKind.Integer, "smallint", 5);

    public static SqlType Int { get; } = new(ValueKind.Integer, "int", 10);

    public static SqlType BigInt { get; } = new(ValueKind.Integer, "bigint", 19);

    public static SqlType Date { get; } = new(ValueKind.Date, "date", Length: 10);

    /// <summary>What SQLite declares for the type.</summary>
    public string SqliteType => Kind switch
    {
        ValueKind.Integer => "INTEGER",
        ValueKind.Decimal => "NUMERIC",
        ValueKind.Binary => "BLOB",
        ValueKind.Text or ValueKind.Date or ValueKind.Instant => "TEXT",
        ValueKind.Unknown => "",
        _ => throw new InvalidOperationException($"{Kind} has no SQLite type; extend SqlType.SqliteType."),
    };

    public static SqlType Decimal(int precision, int scale)
    {
        // Beyond 38 digits T-SQL gives up fraction digits, but keeps six if it can.
        if (precision > 38)
        {
            int whole = precision - scale;
            scale = Math.Max(38 - whole, Math.Min(scale, 6));
            precision = 38;
        }

        return new SqlType(ValueKind.Decimal, Invariant($"decimal({precision}, {scale})"), precision, scale);
    }

    public static SqlType Varchar(int length, bool isNational) =>
        new(ValueKind.Text, Invariant($"{(isNational ? "n" : "")}varchar({(length == int.MaxValue ? "max" : length.ToString(CultureInfo.InvariantCulture))})"), Length: length);

    /// <summary>The type of a declaration, or null when the portable core does not have it.</summary>
    public static SqlType? From(DataTypeReference reference)
    {
        if (reference is not SqlDataTypeReference declared)
        {
            return null;
        }

        int Parameter(int index, int otherwise) => index >= declared.Parameters.Count ? otherwise
            : declared.Parameters[index] is MaxLiteral ? int.MaxValue
            : int.Parse(declared.Parameters[index].Value, CultureInfo.InvariantCulture);

        string Sized(string name) => Parameter(0, 1) == int.MaxValue ? name + "(max)" : Invariant($"{name}({Parameter(0, 1)})");

        return declared.SqlDataTypeOption switch
        {
            SqlDataTypeOption.Bit => new SqlType(ValueKind.Integer, "bit", 1),
            SqlDataTypeOption.TinyInt => new SqlType(ValueKind.Integer, "tinyint", 3),
            SqlDataTypeOption.SmallInt => SmallInt,
            SqlDataTypeOption.Int => Int,
            SqlDataTypeOption.BigInt => BigInt,
            SqlDataTypeOption.Decimal or SqlDataTypeOption.Numeric => Decimal(Parameter(0, 18), Parameter(1, 0)),
            SqlDataTypeOption.Char => new SqlType(ValueKind.Text, Sized("char"), Length: Parameter(0, 1)),
            SqlDataTypeOption.NChar => new SqlType(ValueKind.Text, Sized("nchar"), Length: Parameter(0, 1)),
            SqlDataTypeOption.VarChar => Varchar(Parameter(0, 1), isNational: false),
            SqlDataTypeOption.NVarChar => Varchar(Parameter(0, 1), isNational: true),
            SqlDataTypeOption.Binary => new SqlType(ValueKind.Binary, Sized("binary"), Length: Parameter(0, 1)),
            SqlDataTypeOption.VarBinary => new SqlType(ValueKind.Binary, Sized("varbinary"), Length: Parameter(0, 1)),
            SqlDataTypeOption.Date => Date,
            SqlDataTypeOption.DateTime2 => new SqlType(ValueKind.Instant, Invariant($"datetime2({Parameter(0, 7)})"), Length: 27),
            _ => null,
        };
    }

    /// <summary>The type of COALESCE, CASE and UNION over two types, or null when they are of different families.</summary>
    public static SqlType? Union(SqlType first, SqlType second)
    {
        if (first.Kind == ValueKind.Unknown || second.Kind == ValueKind.Unknown)
        {
            return first.Kind == ValueKind.Unknown ? second : first;
        }

        if (first.Kind is ValueKind.Integer or ValueKind.Decimal && second.Kind is ValueKind.Integer or ValueKind.Decimal)
        {
            if (first.Kind == second.Kind && first.Kind == ValueKind.Integer)
            {
                return first.Precision >= second.Precision ? first : second;
            }

            int scale = Math.Max(first.Scale, second.Scale);
            return Decimal(Math.Max(first.Precision - first.Scale, second.Precision - second.Scale) + scale, scale);
        }

        return first.Kind != second.Kind ? null
            : first.Kind == ValueKind.Text ? Varchar(Math.Max(first.Length, second.Length), first.Name[0] == 'n' || second.Name[0] == 'n')
            : first;
    }

    /// <summary>The type of + - * / and % by the rules of T-SQL; null when the families do not allow it.</summary>
    public static SqlType? Arithmetic(BinaryExpressionType operation, SqlType first, SqlType second)
    {
        if (first.Kind == ValueKind.Unknown || second.Kind == ValueKind.Unknown)
        {
            return first.Kind == ValueKind.Unknown ? second : first;
        }

        if (first.Kind is not (ValueKind.Integer or ValueKind.Decimal) || second.Kind is not (ValueKind.Integer or ValueKind.Decimal))
        {
            return null;
        }

        if (first.Kind == ValueKind.Integer && second.Kind == ValueKind.Integer)
        {
            return first.Precision >= second.Precision ? first : second;
        }

        (int p1, int s1, int p2, int s2) = (first.Precision, first.Scale, second.Precision, second.Scale);
        return operation switch
        {
            BinaryExpressionType.Add or BinaryExpressionType.Subtract =>
                Decimal(Math.Max(s1, s2) + Math.Max(p1 - s1, p2 - s2) + 1, Math.Max(s1, s2)),
            BinaryExpressionType.Multiply => Decimal(p1 + p2 + 1, s1 + s2),
            BinaryExpressionType.Divide => Decimal(p1 - s1 + s2 + Math.Max(6, s1 + p2 + 1), Math.Max(6, s1 + p2 + 1)),
            _ => null,
        };
    }
}
