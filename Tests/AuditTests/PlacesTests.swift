import Audit
import Bullion
import Testing

/// The text of places.csv.
@Suite struct PlacesTests {
  private func place(_ bar: String, _ container: String, seal: String = "S1") -> EarlierAudit.Place
  {
    EarlierAudit.Place(bar: bar, list: "VAULTS", vault: "V1", container: container, seal: seal)
  }

  @Test func linesInTheOrderOfTheirBytes() {
    // "é" composed and decomposed are equal to Swift, and U+FF5A is above "é" in bytes.
    let text = EarlierAudit.Place.file([
      place("AU|B", "2"), place("AU|\u{FF5A}", ""), place("AU|e\u{301}", "1"),
      place("AU|\u{E9}", "1"), place("AU|B", "10"), place("AU|B", "10"),
    ])
    #expect(
      text.unicodeScalars.elementsEqual(
        """
        bar_id,list,vault_id,container_id,seal_no
        AU|B,VAULTS,V1,10,S1
        AU|B,VAULTS,V1,10,S1
        AU|B,VAULTS,V1,2,S1
        AU|e\u{301},VAULTS,V1,1,S1
        AU|\u{E9},VAULTS,V1,1,S1
        AU|\u{FF5A},VAULTS,V1,,S1

        """.unicodeScalars))
    #expect(EarlierAudit.Place.file([]) == "bar_id,list,vault_id,container_id,seal_no\n")
  }

  @Test func fieldsAreQuotedAndNeverGuarded() {
    let text = EarlierAudit.Place.file([place("AU|A,1", "=BOX", seal: "say \"1\"")])
    #expect(text.hasSuffix("\n\"AU|A,1\",VAULTS,V1,=BOX,\"say \"\"1\"\"\"\n"))
  }

  @Test func aRowWithoutAVaultLiesInTheListsVault() {
    let named = goodBar()
    let unnamed = goodBar { $0.vault = "" }
    let list = barList([named, unnamed], label: "KEEPER") { $0.vault = "V2" }
    #expect(list.vault(of: named) == "V1")
    #expect(list.vault(of: unnamed) == "V2")
    #expect(barList([unnamed], label: "KEEPER") { $0.vault = nil }.vault(of: unnamed) == "KEEPER")
  }
}
