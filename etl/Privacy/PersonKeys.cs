using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Quality;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Privacy;

/// <summary>Everything by which the warehouse knows the person of a number: tokens of all the person's numbers that it can tell, and the keys in dim.Member.</summary>
/// <remarks>
/// From number to number it goes only where that is certain: over cards of one BHXH number, over links that stand as accepted or confirmed, and over a citizen number that is written beside this
/// participant alone. A number beside several participants, or whose resident no link joins to this one, may be a typing error: it is left alone and counted as <see cref="UncertainTokens"/>.
/// </remarks>
public sealed class PersonKeys
{
    private readonly SortedSet<string> _tokens = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _uncertain = new(StringComparer.Ordinal);

    private PersonKeys()
    {
    }

    public IReadOnlyCollection<string> Tokens => _tokens;

    public IReadOnlyCollection<string> UncertainTokens => _uncertain;

    /// <summary>Finds them and puts them into temp.PersonToken and temp.PersonMember of the connection, where <see cref="PersonTable.IsOfThePerson"/> looks.</summary>
    public static PersonKeys Find(SqliteConnection connection, Pseudonyms pseudonyms, PersonNumber number)
    {
        PersonKeys keys = new();
        if (number.Insurance.Length > 0)
        {
            keys._tokens.Add(pseudonyms.Token("member", number.Insurance));
            keys._tokens.Add(pseudonyms.Token("member without card", number.Insurance));
        }

        if (number.Card.Length > 0)
        {
            keys._tokens.Add(pseudonyms.Token("card", number.Card));
        }

        if (number.Citizen.Length > 0)
        {
            keys._tokens.Add(pseudonyms.Token("citizen", number.Citizen));
        }

        connection.Run("CREATE TEMP TABLE IF NOT EXISTS PersonToken (Token TEXT NOT NULL PRIMARY KEY); CREATE TEMP TABLE IF NOT EXISTS PersonMember (MemberKey INTEGER NOT NULL PRIMARY KEY, MemberDurableKey INTEGER NOT NULL);");
        int before;
        do
        {
            before = keys._tokens.Count;
            keys.Tell(connection);
            keys.Follow(connection);
        }
        while (keys._tokens.Count > before);

        keys._uncertain.ExceptWith(keys._tokens);
        return keys;
    }

    private void Tell(SqliteConnection connection)
    {
        connection.Run("DELETE FROM temp.PersonToken; DELETE FROM temp.PersonMember;");
        foreach (string token in _tokens)
        {
            connection.Run("INSERT INTO temp.PersonToken (Token) VALUES (@token)", ("@token", token));
        }

        connection.Run("INSERT INTO temp.PersonMember (MemberKey, MemberDurableKey) SELECT MemberKey, MemberDurableKey FROM dim_Member WHERE MemberKey > 0 AND MemberToken IN (SELECT Token FROM temp.PersonToken)");
    }

    private void Follow(SqliteConnection connection)
    {
        void Take(string sql) => _tokens.UnionWith(connection.Rows(sql, reader => reader.GetString(0)).Where(token => token.Length > 0 && !Pseudonyms.IsAnonymous(token)));
        Take("SELECT CardToken FROM fact_CardSpan WHERE MemberDurableKey IN (SELECT MemberDurableKey FROM temp.PersonMember)");
        Take("SELECT member.MemberToken FROM fact_CardSpan AS span INNER JOIN dim_Member AS member ON member.MemberKey = span.MemberKey WHERE span.MemberKey > 0 AND span.CardToken IN (SELECT Token FROM temp.PersonToken)");
        const string Sure = "FROM fact_IdentityLink WHERE WithdrawnLoadRunKey = -1 AND StatusCode <> 'Review' AND";
        Take($"SELECT OneToken {Sure} MemberToken IN (SELECT Token FROM temp.PersonToken) UNION SELECT MemberToken {Sure} OneToken IN (SELECT Token FROM temp.PersonToken)");
        foreach ((string token, bool isCertain) in connection.Rows(
            """
            SELECT beside.CitizenToken,
                NOT EXISTS (SELECT 1 FROM dim_MemberIdentity AS other WHERE other.CitizenToken = beside.CitizenToken AND other.MemberToken NOT IN (SELECT Token FROM temp.PersonToken))
                AND NOT EXISTS (SELECT 1 FROM fact_Resident AS resident WHERE resident.CitizenToken = beside.CitizenToken)
            FROM dim_MemberIdentity AS beside WHERE beside.MemberToken IN (SELECT Token FROM temp.PersonToken)
            UNION ALL
            SELECT beside.MemberToken, (SELECT COUNT(*) FROM dim_MemberIdentity AS other WHERE other.CitizenToken = beside.CitizenToken) = 1
            FROM dim_MemberIdentity AS beside WHERE beside.CitizenToken IN (SELECT Token FROM temp.PersonToken)
            """,
            reader => (reader.GetString(0), reader.GetInt64(1) == 1)))
        {
            if (token.Length > 0 && !Pseudonyms.IsAnonymous(token))
            {
                (isCertain ? _tokens : _uncertain).Add(token);
            }
        }
    }
}
