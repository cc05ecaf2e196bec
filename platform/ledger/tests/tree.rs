//! Roots, tiles and proofs held against RFC 6962's known answers and against an independent tree.

use ct_merkle::{ConsistencyProof, InclusionProof, RootHash, mem_backed_tree::MemoryBackedTree};
use ledger::{
    Frontier, Hash, HashSource, Loaded, Missing, Needs, ProofFault, TILE_WIDTH, Tile, completed_tiles,
    consistency_proof, inclusion_proof, root_at, verify_consistency, verify_inclusion,
};
use sha2::{Sha256, digest::Output};

/// The eight leaves of the Certificate Transparency reference tests, and the root after each.
const LEAVES: [&str; 8] =
    ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
const ROOTS: [&str; 9] = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

fn hash(text: &str) -> Hash {
    text.parse().unwrap()
}

/// A stored tree: leaf hashes and complete tiles, as the tables hold them.
#[derive(Default)]
struct Stored {
    leaves: Vec<Hash>,
    tiles: Vec<Tile>,
    frontier: Frontier,
}

impl Stored {
    fn grow(&mut self, leaves: impl IntoIterator<Item = Hash>) {
        let old = self.frontier.size();
        for leaf in leaves {
            self.leaves.push(leaf);
            self.frontier.append(leaf);
        }
        let new = self.frontier.size();
        let made = completed_tiles(&self.fetch(&Needs::for_tiles(old, new)), old, new).unwrap();
        self.tiles.extend(made);
    }

    /// Only what the needs name, so that a proof which reads more fails.
    fn fetch(&self, needs: &Needs) -> Loaded {
        let mut loaded = Loaded::new();
        for index in needs.leaves.iter().cloned().flatten() {
            loaded.add_leaf(index, self.leaves[index as usize]);
        }
        for (level, index) in &needs.tiles {
            let tile = self.tiles.iter().find(|tile| (tile.level, tile.index) == (*level, *index));
            loaded.add_tile(tile.expect("only complete tiles are asked for").clone());
        }
        loaded
    }

    fn inclusion(&self, index: u64, size: u64) -> Vec<Hash> {
        inclusion_proof(&self.fetch(&Needs::for_inclusion(index, size)), index, size).unwrap()
    }

    fn consistency(&self, old: u64, new: u64) -> Vec<Hash> {
        consistency_proof(&self.fetch(&Needs::for_consistency(old, new)), old, new).unwrap()
    }

    fn root(&self, size: u64) -> Hash {
        root_at(&self.fetch(&Needs::for_root(size)), size).unwrap()
    }
}

fn leaf(index: u64) -> Hash {
    Hash::of_leaf(&index.to_be_bytes())
}

fn outputs(proof: &[Hash]) -> Vec<Output<Sha256>> {
    proof.iter().map(|hash| hash.0.into()).collect()
}

#[test]
fn the_known_answers_of_rfc_6962() {
    let mut stored = Stored::default();
    let mut frontier = Frontier::new();
    assert_eq!(frontier.root(), hash(ROOTS[0]));
    for (text, root) in LEAVES.iter().zip(&ROOTS[1..]) {
        let leaf = Hash::of_leaf(&hex::decode(text).unwrap());
        frontier.append(leaf);
        stored.grow([leaf]);
        assert_eq!(frontier.root(), hash(root));
        assert_eq!(stored.root(frontier.size()), hash(root));
        assert_eq!(Frontier::from_bytes(&frontier.to_bytes()).as_ref(), Some(&frontier));
    }
    let proof = ["6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"]
        .into_iter()
        .chain(["5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"])
        .chain(["bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"]);
    assert_eq!(stored.inclusion(1, 5), proof.map(hash).collect::<Vec<_>>());
}

/// Roots, inclusion and consistency of the given positions agree with the other tree, and are verified by both.
fn agrees(stored: &Stored, other: &MemoryBackedTree<Sha256, [u8; 8]>, roots: &[Hash], positions: &[u64]) {
    let size = stored.frontier.size();
    let root = stored.frontier.root();
    let theirs: RootHash<Sha256> = other.root();
    assert_eq!(theirs.as_bytes().as_slice(), root.0, "root at {size}");
    assert_eq!(stored.root(size), root, "root from tiles at {size}");
    for &index in positions.iter().filter(|index| **index < size) {
        let proof = stored.inclusion(index, size);
        let their_proof: InclusionProof<Sha256> = other.prove_inclusion(index as usize);
        assert_eq!(their_proof.as_bytes(), proof.iter().flat_map(|hash| hash.0).collect::<Vec<_>>());
        theirs.verify_inclusion(&index.to_be_bytes(), index, &InclusionProof::from_digests(&outputs(&proof))).unwrap();
        verify_inclusion(&leaf(index), index, size, &proof, &root).unwrap();
        assert!(verify_inclusion(&leaf(index + 1), index, size, &proof, &root).is_err());
    }
    for &old in positions.iter().filter(|old| (1..size).contains(*old)) {
        let proof = stored.consistency(old, size);
        let their_proof: ConsistencyProof<Sha256> = other.prove_consistency((size - old) as usize);
        assert_eq!(their_proof.as_bytes(), proof.iter().flat_map(|hash| hash.0).collect::<Vec<_>>());
        let old_root = roots[old as usize];
        theirs
            .verify_consistency(
                &RootHash::new(old_root.0.into(), old),
                &ConsistencyProof::from_digests(&outputs(&proof)),
            )
            .unwrap();
        verify_consistency((old, &old_root), (size, &root), &proof).unwrap();
        assert!(verify_consistency((old, &root), (size, &root), &proof).is_err());
        assert!(verify_consistency((old, &old_root), (size, &old_root), &proof).is_err());
    }
}

#[test]
fn every_size_to_600_agrees_with_an_independent_tree() {
    let (mut stored, mut other, mut roots) = (Stored::default(), MemoryBackedTree::new(), vec![Hash::of_nothing()]);
    for size in 1..=600u64 {
        stored.grow([leaf(size - 1)]);
        other.push((size - 1).to_be_bytes());
        roots.push(stored.frontier.root());
        let positions: Vec<u64> = match size {
            ..=40 => (0..size).collect(),
            _ => vec![0, 1, size / 2, size - 2, size - 1, 255, 256, 257, 511, 512, size.wrapping_mul(7919) % size],
        };
        agrees(&stored, &other, &roots, &positions);
    }
    assert_eq!(stored.tiles.len(), 2);
}

#[test]
fn large_sizes_with_tiles_of_two_levels() {
    let (mut stored, mut other, mut roots) = (Stored::default(), MemoryBackedTree::new(), vec![Hash::of_nothing()]);
    let mut frontier = Frontier::new();
    let mut size = 0u64;
    // Batches of many sizes, so that tiles become complete at the start, in the middle and several at a time.
    for batch in [1u64, 254, 1, 256, 1000, 64_023, 1, 1, 4_464].into_iter().chain([1]) {
        stored.grow((size..size + batch).map(leaf));
        for index in size..size + batch {
            other.push(index.to_be_bytes());
            frontier.append(leaf(index));
            roots.push(frontier.root());
        }
        size += batch;
        assert_eq!(stored.frontier, frontier);
        let positions =
            [0, 255, 256, 511, 32_767, 32_768, 65_535, 65_536, 65_537, size / 3, size.saturating_sub(2), size - 1];
        agrees(&stored, &other, &roots, &positions);
    }
    let count = |level| stored.tiles.iter().filter(|tile| tile.level == level).count() as u64;
    assert_eq!((count(0), count(1)), (size / TILE_WIDTH, 1));
    for old in [1, 256, 70, 65_536, 65_537] {
        assert_eq!(stored.root(old), roots[old as usize]);
    }
}

#[test]
fn a_proof_from_a_million_entries_reads_few_rows() {
    let size = 1_000_000u64;
    for at in [0, 1, 255, 256, 65_535, 65_536, 524_287, 524_288, 983_040, 999_936, 999_998, 999_999] {
        for needs in [Needs::for_inclusion(at, size), Needs::for_consistency(at, size), Needs::for_root(size)] {
            let leaves: u64 = needs.leaves.iter().map(|run| run.end - run.start).sum();
            assert!(leaves < 2 * TILE_WIDTH && needs.tiles.len() < 300, "{at}: {needs:?}");
        }
    }
    assert_eq!(Needs::for_tiles(size, size + 1), Needs::default());
}

#[test]
fn what_is_not_given_is_named() {
    let empty = Loaded::new();
    assert_eq!(inclusion_proof(&empty, 0, 2), Err(ProofFault::Missing(Missing::Leaf(1))));
    assert_eq!(inclusion_proof(&empty, 5, 5), Err(ProofFault::Outside { position: 5, size: 5 }));
    assert_eq!(consistency_proof(&empty, 6, 5), Err(ProofFault::Outside { position: 6, size: 5 }));
    let missing = Missing::Tile { level: 0, index: 0 };
    assert_eq!(root_at(&empty, 256), Err(ProofFault::Missing(missing)));
    let mut short = Loaded::new();
    short.add_tile(Tile { level: 0, index: 0, hashes: vec![0; 255 * 32] });
    assert!(short.tile(0, 0).is_some());
    assert_eq!(root_at(&short, 256), Err(ProofFault::Missing(missing)));
    assert_eq!(completed_tiles(&empty, 250, 256), Err(Missing::Leaf(0)));
}

#[test]
fn a_bent_proof_is_refused() {
    let mut stored = Stored::default();
    stored.grow((0..300).map(leaf));
    let (root, proof) = (stored.frontier.root(), stored.inclusion(77, 300));
    let longer = [proof.as_slice(), &[root]].concat();
    assert_eq!(verify_inclusion(&leaf(77), 77, 300, &proof[1..], &root), Err(ProofFault::WrongLength));
    assert_eq!(verify_inclusion(&leaf(77), 77, 300, &longer, &root), Err(ProofFault::WrongLength));
    assert_eq!(verify_inclusion(&leaf(77), 78, 300, &proof, &root), Err(ProofFault::OtherRoot));
    for place in 0..proof.len() {
        let mut bent = proof.clone();
        bent[place].0[place % 32] ^= 1;
        assert_eq!(verify_inclusion(&leaf(77), 77, 300, &bent, &root), Err(ProofFault::OtherRoot));
    }
    let (old_root, proof) = (stored.root(123), stored.consistency(123, 300));
    for place in 0..proof.len() {
        let mut bent = proof.clone();
        bent[place].0[place % 32] ^= 1;
        assert!(verify_consistency((123, &old_root), (300, &root), &bent).is_err());
    }
    assert!(verify_consistency((123, &old_root), (300, &root), &proof[..proof.len() - 1]).is_err());
    assert!(verify_consistency((123, &old_root), (300, &root), &[]).is_err());
    assert_eq!(verify_consistency((0, &Hash::of_nothing()), (300, &root), &[]), Ok(()));
    assert_eq!(verify_consistency((0, &root), (300, &root), &[]), Err(ProofFault::OtherRoot));
    assert_eq!(verify_consistency((300, &root), (300, &root), &[]), Ok(()));
}

#[test]
fn a_stored_edge_is_whole_or_refused() {
    let mut frontier = Frontier::new();
    (0..13).for_each(|index| frontier.append(leaf(index)));
    let bytes = frontier.to_bytes();
    assert_eq!(bytes.len(), 8 + 3 * 32);
    assert_eq!(Frontier::from_bytes(&bytes[..bytes.len() - 1]), None);
    assert_eq!(Frontier::from_bytes(&bytes[..7]), None);
    assert_eq!(Frontier::from_bytes(&[bytes.as_slice(), &[0; 32]].concat()), None);
}
