namespace BhytWarehouse.Etl.Xml;

/// <summary>What <see cref="XmlTokenizer"/> met.</summary>
public enum XmlTokenKind
{
    /// <summary>The bytes end inside a token and more are to come.</summary>
    NeedsMore = 0,

    StartElement = 1,

    /// <summary>Also given, as a token of its own, for an empty element.</summary>
    EndElement = 2,

    Text = 3,
    CharacterData = 4,
    EndOfDocument = 5,

    /// <summary>A document type declaration: nothing after it is read.</summary>
    DocumentType = 6,

    /// <summary>Not well-formed; <see cref="XmlTokenizer.Fault"/> says why.</summary>
    Malformed = 7,
}
